#!/usr/bin/env bash
# Plants one wrong include after the other into a small tree and expects tests/layers.sh to name it.
set -euo pipefail
layers=$(dirname "$(readlink -f "$0")")/layers.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

freshTree() {
  rm -rf "${tree:?}"/*
  mkdir -p "$tree"/core/{types,io,metrics,session,tensor,train,run,jobs} "$tree"/{viz,ui,app/cli}
  echo '#include <string>' >"$tree/core/types/Error.h"
  printf '%s\n' '#include <torch/torch.h>' '#include "core/types/Error.h"' >"$tree/core/tensor/FaceBatch.h"
  echo '#include "core/types/Error.h"' >"$tree/core/jobs/TrainRun.h"
  echo '#include "core/tensor/FaceBatch.h"' >"$tree/core/jobs/TrainRun.cpp"
  echo '#include "core/tensor/FaceBatch.h"' >"$tree/core/run/Folder.h"
  printf '%s\n' '#include <vtkPolyData.h>' '#include "core/types/Error.h"' >"$tree/viz/Surface.cpp"
  printf '%s\n' '#include <QWidget>' '#include "core/jobs/TrainRun.h"' >"$tree/ui/Window.cpp"
}

# plant FILE INCLUDE: the check must fail and name FILE.
plant() {
  freshTree
  mkdir -p "$(dirname "$tree/$1")"
  echo "#include $2" >>"$tree/$1"
  local output
  if output=$("$layers" "$tree") || ! grep -q "^$1" <<<"$output"; then
    echo "not noticed: $1 includes $2"
    failures=$((failures + 1))
  fi
}

freshTree
"$layers" "$tree" || { echo "the tree without a fault was refused"; failures=1; }

plant core/types/Error.h '<QString>'
plant core/run/Folder.cpp '<QtCore/QDir>'
plant core/metrics/Roc.cpp '<vtkTable.h>'
plant core/metrics/Roc.cpp '<torch/torch.h>'
plant core/io/Csv.cpp '<c10/util/Exception.h>'
plant core/session/Queue.h '<ATen/ATen.h>'
plant core/tensor/FaceBatch.h '<opencv2/core.hpp>'
plant core/io/Csv.h '"core/metrics/Roc.h"'
plant core/types/Config.h '"core/io/Csv.h"'
plant core/train/Trainer.cpp '"core/run/Folder.h"'
plant core/run/Folder.cpp '"core/jobs/TrainRun.h"'
plant core/run/Folder.cpp '"app/cli/Train.h"'
plant core/types/Error.h '"Config.h"'
plant core/jobs/TrainRun.h '<torch/types.h>'
plant core/jobs/TrainRun.h '"core/tensor/FaceBatch.h"'
plant core/jobs/TrainRun.h '"core/run/Folder.h"'
plant viz/Surface.cpp '<QImage>'
plant viz/Surface.cpp '<torch/torch.h>'
plant viz/Surface.cpp '"ui/Window.h"'
plant ui/Window.cpp '<torch/torch.h>'
plant ui/Window.cpp '"core/tensor/FaceBatch.h"'
plant app/cli/Train.cpp '<QApplication>'
plant core/plots/Curve.h '<vector>'

[ "$failures" -eq 0 ] && echo "every planted fault was noticed"
