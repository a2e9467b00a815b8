# The demo of ./studio; sourced by it. What is there already is used, and what was interrupted goes on.

demo() {
  if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/gacfas-studio" --demo "$demoDir"  # draws the faces and trains both runs before the user's eyes
  fi
  demoInTerminal
}

demoInTerminal() {
  local gacfas=$bin/gacfas data=$demoDir/data runs=$demoDir/runs figures=$demoDir/figures summary=$demoDir/summary.md
  "$gacfas" demo-data --out "$data"
  trainOrResume erm
  trainOrResume gac-fas
  "$gacfas" landscape "$runs/erm" "$runs/gac-fas"
  "$gacfas" report "$runs/erm" "$runs/gac-fas" --out "$summary"
  drawFigures
  printf '\n%s\n\n' "$(<"$summary")"
  say "Synthetic faces   $data"
  say "Runs              $runs/erm, $runs/gac-fas"
  say "Figures           $figures"
  say "Summary           $summary"
}

trainOrResume() {
  if [ -d "$runs/$1" ]; then
    "$gacfas" train --resume "$runs/$1" --set "data.root=$data"
  else
    "$gacfas" train "configs/demo/$1.yaml" --out "$runs/$1" --set "data.root=$data"
  fi
}

# The figures as PNG with the specs they were drawn from, and a section of the summary that shows them.
drawFigures() {
  mkdir -p "$figures"
  printf '\n## Figures\n' >>"$summary"
  drawFigure curves 'Training' '"columns": ["contrastive", "target_auc"]' 171 70
  drawFigure roc 'ROC on the unseen domain' '"evaluation": "last", "sources": true' 82 70
  drawFigure scores 'Scores by domain' '"evaluation": "last"' 171 60
  drawFigure contour 'Loss around the weights' '"surface": "loss"' 171 80
  if command -v xvfb-run >/dev/null; then
    drawFigure surface 'Loss surfaces' '"preset": "paper"' 171 80
  else
    say "No surface figure: it needs a display or xvfb-run (apt install xvfb xauth)."
  fi
}

# drawFigure KIND TITLE KEYS WIDTH HEIGHT
drawFigure() {
  cat >"$figures/$1.json" <<SPEC
{
  "kind": "$1", "title": "$2", "show_title": true,
  "runs": ["../runs/erm", "../runs/gac-fas"], "labels": ["ERM", "GAC-FAS"],
  $3,
  "width_mm": $4, "height_mm": $5, "dpi": 200,
  "output": "$1.png"
}
SPEC
  if [ "$1" = surface ]; then
    withDisplay "$gacfas" figure "$figures/$1.json" >/dev/null
  else
    "$gacfas" figure "$figures/$1.json" >/dev/null
  fi
  printf '\n![%s](figures/%s.png)\n' "$2" "$1" >>"$summary"
}
