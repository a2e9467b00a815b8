#!/usr/bin/env bash
# Checks who includes whom: layers.sh [ROOT]. Each line of the table is a layer: its folder, the layers it may include
# besides itself, and the foreign libraries it may include. One line a fault; exit code 1 if there are any.
set -euo pipefail
cd "${1:-.}"

table='
core/types     |                                                                   |
core/session   | types                                                             |
core/tensor    | types                                                             | torch
core/model     | types tensor                                                      | torch
core/loss      | types tensor model                                                | torch
core/minimizer | types tensor model loss                                           | torch
core/train     | types tensor model loss minimizer                                 | torch
core/landscape | types tensor model loss                                           | torch
core/sharpness | types tensor model loss landscape                                 | torch
core/explain   | types tensor model                                                | torch
core/io        | types                                                             | openssl zlib
core/metrics   | types io                                                          |
core/config    | types io                                                          | yaml
core/weights   | types io tensor model loss minimizer                              | torch json zlib
core/data      | types io tensor train                                             | torch opencv
core/prepare   | types io data                                                     | opencv yaml json
core/movie     | types io                                                          | opencv
core/survey    | types io data prepare                                             | opencv
core/evaluate  | types io metrics tensor model loss train data                     | torch
core/run       | types io metrics config tensor model loss minimizer train landscape weights data evaluate     | torch json hdf5
core/pipeline  | types session io metrics config tensor model loss minimizer train landscape sharpness weights data evaluate run | torch json
core/jobs      | types session io metrics config tensor model loss minimizer train landscape sharpness explain weights data evaluate run pipeline | torch json
viz            | types                                                             | vtk
ui             | types session io metrics config prepare survey movie run jobs viz       | qt vtk
app/synthetic  | types session io                                                  | opencv
app/cli        | types session io metrics config tensor model loss minimizer train landscape weights data prepare evaluate run jobs app/synthetic | torch json cli
app/bench      | types session io metrics config tensor model loss minimizer train landscape weights data evaluate run jobs app/synthetic | torch json cli opencv
app/studio     | types session config prepare survey run jobs viz ui app/synthetic | qt vtk
app            | types session config run viz ui app/synthetic app/studio          | qt vtk
'
# Layers whose headers must not lead to LibTorch, not even through other headers; the same for all files of ui and viz.
torchFree='core/types core/session core/io core/metrics core/config core/prepare core/survey core/jobs ui viz'

folders=()
for folder in core viz ui app; do [ ! -d $folder ] || folders+=("$folder"); done

grep -rnE --include='*.h' --include='*.cpp' '^[[:space:]]*#[[:space:]]*include' "${folders[@]}" |
  awk -v table="$table" -v torchFree="$torchFree" '
    function fault(where, text) { print where ": " text; faults++ }

    function layerOf(path,  parts, count) {
      count = split(path, parts, "/")
      return (parts[1] == "viz" || parts[1] == "ui" || count < 3) ? parts[1] : parts[1] "/" parts[2]
    }

    function foreignOf(name) {
      if (name ~ /^(torch|ATen|c10|caffe2)\//) return "torch"
      if (name ~ /^(Q[A-Z]|Qt|qt|qcustomplot)/) return "qt"
      if (name ~ /^vtk/) return "vtk"
      if (name ~ /^opencv2?\//) return "opencv"
      if (name ~ /^yaml-cpp\//) return "yaml"
      if (name ~ /^nlohmann\//) return "json"
      if (name ~ /^(hdf5|H5)/) return "hdf5"
      if (name ~ /^openssl\//) return "openssl"
      if (name ~ /^zlib/) return "zlib"
      if (name ~ /^CLI\//) return "cli"
      return ""
    }

    # Whether LibTorch is reached from a file; `trail` then holds the way there.
    function reachesTorch(file, seen,  names, count, i) {
      if (file in seen) return 0
      seen[file] = 1
      if (file in touchesTorch) { trail = file; return 1 }
      count = split(includes[file], names, " ")
      for (i = 1; i <= count; i++)
        if (reachesTorch(names[i], seen)) { trail = file " -> " trail; return 1 }
      return 0
    }

    BEGIN {
      rows = split(table, lines, "\n")
      for (i = 1; i <= rows; i++) {
        if (lines[i] !~ /\|/) continue
        split(lines[i], cells, "|")
        layer = cells[1]; gsub(/ /, "", layer)
        known[layer] = 1
        count = split(cells[2], names, " ")
        for (j = 1; j <= count; j++) {
          name = names[j]
          if (name != "viz" && name != "ui" && name !~ /\//) name = "core/" name
          mayInclude[layer, name] = 1
        }
        count = split(cells[3], names, " ")
        for (j = 1; j <= count; j++) mayUse[layer, names[j]] = 1
      }
      count = split(torchFree, names, " ")
      for (i = 1; i <= count; i++) mustBeTorchFree[names[i]] = 1
    }

    {
      split($0, fields, ":")
      path = fields[1]; where = path ":" fields[2]; layer = layerOf(path)
      files[path] = layer
      if (!match($0, /[<"][^>"]+[>"]/)) next
      quoted = substr($0, RSTART, 1) == "\""
      name = substr($0, RSTART + 1, RLENGTH - 2)
      if (!(layer in known)) { fault(where, layer " is no layer of the table in tests/layers.sh"); next }
      if (name ~ /^(core|viz|ui|app)\//) {
        includes[path] = includes[path] " " name
        target = layerOf(name)
        if (target != layer && !((layer, target) in mayInclude)) fault(where, layer " may not include " target " (" name ")")
        next
      }
      foreign = foreignOf(name)
      if (foreign == "torch") touchesTorch[path] = 1
      if (foreign != "" && !((layer, foreign) in mayUse)) fault(where, layer " may not use " foreign " (" name ")")
      if (foreign == "" && quoted && name !~ /\.moc$/) fault(where, "include \"" name "\" from the root of the repository")
    }

    END {
      for (path in files) {
        layer = files[path]
        if (!(layer in mustBeTorchFree) || (path !~ /\.h$/ && layer != "ui" && layer != "viz")) continue
        delete seen
        if (reachesTorch(path, seen)) fault(path, "must not lead to LibTorch, and does: " trail)
      }
      exit faults > 0
    }'
