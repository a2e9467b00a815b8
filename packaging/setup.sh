# The set-up of ./studio; sourced by it. System packages by apt, LibTorch by pip into .deps/venv.

venv=.deps/venv
benchVenv=.deps/venv-bench
venvStamp=$venv/.gacfas-complete  # written last: a virtual environment without it was interrupted and is made anew
cpuIndex=https://download.pytorch.org/whl/cpu  # the package index of Python itself has only the CUDA build

# Megabytes, with some room to spare.
packagesMb=3000
cpuTorchMb=1500
cudaTorchMb=9000
buildMb=2500

export CCACHE_DIR=$PWD/.deps/ccache CCACHE_MAXSIZE=2G
export PIP_CACHE_DIR=$PWD/.deps/pip-cache PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1

setup() {
  mkdir -p .deps 2>/dev/null && [ -w .deps ] || fail "$PWD/.deps cannot be written. Call this as the owner of the checkout."
  local missing
  missing=$(missingPackages)
  [ -z "$missing" ] || installPackages $missing
  venvIsComplete || installTorch
}

listed() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$1"; }

missingPackages() {
  [ -z "${GACFAS_SKIP_PACKAGES:-}" ] || return 0
  command -v dpkg-query >/dev/null || fail "System packages can only be installed on Debian 12 and Ubuntu 24.04." "$(byHand)"
  local names
  names=$(listed packaging/debian-packages.txt)
  # shellcheck disable=SC2016
  comm -23 <(sort <<<"$names") <(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' $names 2>/dev/null | sed -n 's/^ii *//p' | sort -u) |
    tr '\n' ' '
}

byHand() {
  echo "Install by hand, under the names they have there: $(listed packaging/debian-packages.txt | tr '\n' ' ')"
  echo "Then call this again with GACFAS_SKIP_PACKAGES=1."
}

checkDistribution() {
  local ID=unknown VERSION_ID= PRETTY_NAME=
  [ ! -r /etc/os-release ] || . /etc/os-release
  case $ID-$VERSION_ID in
    debian-12) ;;
    ubuntu-24.04) say "Ubuntu 24.04 has the same packages as Debian 12, but nobody has tried it." ;;
    *) fail "This is ${PRETTY_NAME:-an unknown system}; system packages can only be installed on Debian 12 and Ubuntu 24.04." "$(byHand)" ;;
  esac
}

# checkSpace WHAT SYSTEM_MB CHECKOUT_MB: both are counted together where / and the checkout share a file system.
checkSpace() {
  local free rootDevice hereDevice needRoot=$2 needHere=$3
  rootDevice=$(df -Pk / | awk 'NR == 2 { print $1 }')
  hereDevice=$(df -Pk . | awk 'NR == 2 { print $1 }')
  if [ "$rootDevice" = "$hereDevice" ]; then
    needHere=$((needRoot + needHere)) needRoot=0
  fi
  free=$(($(df -Pk / | awk 'NR == 2 { print $4 }') / 1000))
  [ $free -ge $needRoot ] || fail "The $1 needs $needRoot MB on /, and $free MB are free. Make room and call this again."
  free=$(($(df -Pk . | awk 'NR == 2 { print $4 }') / 1000))
  [ $free -ge $needHere ] || fail "The $1 needs $needHere MB in $PWD, and $free MB are free. Make room and call this again."
}

aptByHand() {
  echo "Install by hand, as root: apt-get update && apt-get install --no-install-recommends $*"
  echo "Then call this again."
}

installPackages() {
  checkDistribution
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "System packages are missing, and this is neither root nor is there sudo." "$(aptByHand "$@")"
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; } || fail "System packages are missing, and sudo refused." "$(aptByHand "$@")"
    root=(sudo)
  fi
  checkSpace "set-up" $packagesMb $((cpuTorchMb + buildMb))
  local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 -o Acquire::http::Timeout=30)
  "${root[@]}" dpkg --configure -a >/dev/null 2>&1 || true  # finishes an interrupted installation
  runStep "Reading the package lists" .deps/log/apt-update.log "${apt[@]}" update || true  # the installation tells what matters
  say "System packages missing: $#. $(aptSizes "$@")"
  runStep "Installing system packages" .deps/log/apt-install.log "${apt[@]}" install -y --no-install-recommends "$@" && return
  local fault missing
  fault=$(grep -hE '^(E|Err|dpkg)[:0-9]' .deps/log/apt-install.log | head -n 3)
  missing=$(missingPackages)
  if [ -n "$missing" ]; then
    fail "The system packages could not be installed (no network? disk full?)." "$fault" "$(aptByHand $missing)" \
      "Everything apt said: .deps/log/apt-install.log"
  fi
  say "apt met a fault in a package that is not needed here, and goes on: ${fault%%$'\n'*}"
}

# What apt itself expects to download and to put on the disk.
aptSizes() {
  LC_ALL=C apt-get install --assume-no --no-install-recommends "$@" 2>/dev/null |
    sed -n -e 's/^Need to get \(.*\) of archives.*/To download: \1./p' -e 's/^After this operation, \(.*\) of additional.*/On the disk: \1./p' |
    tr '\n' ' '
}

pythonPackages() { sha256sum <packaging/python-packages.txt | cut -c1-64; }

# A venv that another wheel was asked for before stays as it is until another one is asked for.
venvIsComplete() {
  [ -f $venvStamp ] || return 1
  local packages wheel
  { read -r packages && IFS= read -r wheel; } <$venvStamp || return 1
  [ "$packages" = "$(pythonPackages)" ] && { [ -z "${GACFAS_TORCH_WHEEL:-}" ] || [ "$wheel" = "$GACFAS_TORCH_WHEEL" ]; }
}

hasNvidiaGpu() { [ -e /proc/driver/nvidia/version ] || nvidia-smi -L >/dev/null 2>&1; }

installTorch() {
  local python=python3
  [ ! -x /usr/bin/python3 ] || python=/usr/bin/python3  # the one that the venv package belongs to
  checkSpace "set-up of LibTorch" 0 $cpuTorchMb
  rm -rf $venv
  runStep "Making a virtual environment" .deps/log/venv.log $python -m venv $venv ||
    fail "Python could not make a virtual environment in $venv." "$(tail -n 3 .deps/log/venv.log)"
  pipInstallTorch
  "$venv"/bin/python -c 'import torch; print("LibTorch", torch.__version__)' ||
    fail "The installed torch wheel does not load; ./studio clean --all and ./studio setup start afresh."
  printf '%s\n%s\n' "$(pythonPackages)" "${GACFAS_TORCH_WHEEL:-}" >$venvStamp
  rm -rf "$PIP_CACHE_DIR"
}

pipInstallTorch() {
  local pin
  pin=$(listed packaging/python-packages.txt | grep '^torch==')
  if [ -n "${GACFAS_TORCH_WHEEL:-}" ]; then
    say "LibTorch: $GACFAS_TORCH_WHEEL, as GACFAS_TORCH_WHEEL asks."
    pipInstall "$GACFAS_TORCH_WHEEL" || pipFailed
  elif hasNvidiaGpu; then
    takeCudaBuild "LibTorch: an NVIDIA GPU is here, so the CUDA build: 2.7 GB to download, 4.7 GB on the disk." "$pin"
  else
    say "LibTorch: no NVIDIA GPU is here, so the CPU build: 0.2 GB to download, 1 GB on the disk."
    pipInstall "$pin+cpu" && return
    if pipIsOffline; then pipFailed; fi
    pipInstall "$pin+cpu" --extra-index-url $cpuIndex ||
      takeCudaBuild "No CPU build at $cpuIndex either; trying the default build: 2.7 GB to download, 4.7 GB on the disk." "$pin"
  fi
}

# A virtual environment of its own, which sees LibTorch's: the Python side of `bench loader`.
setupBench() {
  local stamp=$benchVenv/.gacfas-complete packages
  packages=$(sha256sum <packaging/bench-packages.txt)
  [ "$(cat $stamp 2>/dev/null)" != "$packages" ] || return 0
  say "For the comparison: torchvision and Pillow, 30 MB to download, into $benchVenv."
  rm -rf $benchVenv
  runStep "Making a virtual environment" .deps/log/venv-bench.log $venv/bin/python -m venv $benchVenv ||
    fail "Python could not make a virtual environment in $benchVenv." "$(tail -n 3 .deps/log/venv-bench.log)"
  (cd $venv/lib/python3*/site-packages && pwd) >"$(echo $benchVenv/lib/python3*/site-packages)/libtorch.pth"
  # shellcheck disable=SC2046
  runStep "Installing torchvision" .deps/log/pip-bench.log $benchVenv/bin/python -m pip install --progress-bar off --no-deps \
    $(listed packaging/bench-packages.txt) ||
    fail "pip could not install torchvision and Pillow." "$(grep -E '^ERROR|No space' .deps/log/pip-bench.log | head -n 3)" \
      "Without the comparison: $bin/gacfas-bench loader"
  echo "$packages" >$stamp
}

takeCudaBuild() {
  say "$1"
  checkSpace "CUDA build of LibTorch" 0 $cudaTorchMb
  pipInstall "$2,!=${2#torch==}+cpu" || pipFailed  # a local CPU wheel would rank higher
}

pipInstall() {
  local others
  mapfile -t others < <(listed packaging/python-packages.txt | grep -v '^torch==')
  runStep "Installing LibTorch" .deps/log/pip.log "$venv"/bin/python -m pip install --progress-bar off "$@" "${others[@]}"
}

pipIsOffline() { grep -qE 'NewConnectionError|NameResolutionError|ConnectTimeoutError' .deps/log/pip.log; }

pipFailed() {
  local reason="disk full? other index?"
  if pipIsOffline; then reason="no network"; fi
  fail "pip could not install LibTorch ($reason)." "$(grep -E '^ERROR|No space' .deps/log/pip.log | head -n 3)" \
    "Fetch a torch 2.13.0 wheel for this Python by hand and call: GACFAS_TORCH_WHEEL=PATH ./studio setup" \
    "Everything pip said: .deps/log/pip.log"
}
