# The demo of ./studio; sourced by it. What is there already is used.

demo() {
  local gacfas=$bin/gacfas data=$demo_dir/data runs=$demo_dir/runs summary=$demo_dir/summary.md
  $gacfas demo-data --out "$data"
  $gacfas train configs/demo/erm.yaml --out "$runs/erm" --set "data.root=$data"
  $gacfas train configs/demo/gac-fas.yaml --out "$runs/gac-fas" --set "data.root=$data"
  $gacfas landscape "$runs/erm" "$runs/gac-fas"
  $gacfas report "$runs/erm" "$runs/gac-fas" --out "$summary"
  say "Synthetic faces:  $data"
  say "Runs:             $runs/erm, $runs/gac-fas"
  say "Summary:          $summary"
}
