# The demo of ./studio; sourced by it. What is there already is used, and what was interrupted goes on.

demo() {
  local gacfas=$bin/gacfas data=$demoDir/data runs=$demoDir/runs summary=$demoDir/summary.md
  "$gacfas" demo-data --out "$data"
  trainOrResume erm
  trainOrResume gac-fas
  "$gacfas" landscape "$runs/erm" "$runs/gac-fas"
  "$gacfas" report "$runs/erm" "$runs/gac-fas" --out "$summary"
  printf '\n%s\n\n' "$(<"$summary")"
  say "Synthetic faces   $data"
  say "Runs              $runs/erm, $runs/gac-fas"
  say "Summary           $summary"
}

trainOrResume() {
  if [ -d "$runs/$1" ]; then
    "$gacfas" train --resume "$runs/$1" --set "data.root=$data"
  else
    "$gacfas" train "configs/demo/$1.yaml" --out "$runs/$1" --set "data.root=$data"
  fi
}
