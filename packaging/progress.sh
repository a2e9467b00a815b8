# Messages and progress of ./studio; sourced by it.

say() { printf '%s\n' "$*"; }

# fail MESSAGE [LINE...]: the one message of a failure, then the end.
fail() {
  printf 'studio: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "${@//$'\n'/$'\n'  }" >&2
  exit 1
}

# runStep TEXT LOG COMMAND...: runs COMMAND with its output in LOG. On a terminal one line shows the time and the
# latest output; elsewhere a line every 30 s. Nothing is shown of a step that takes less than a second.
runStep() {
  local text=$1 log=$2 start=$SECONDS
  shift 2
  mkdir -p "$(dirname "$log")"
  PYTHONUNBUFFERED=1 "$@" </dev/null 2>&1 | tee "$log" | showProgress "$text" || return 1
  [ $((SECONDS - start)) -lt 1 ] || say "$text: done in $((SECONDS - start)) s"
}

showProgress() {
  local text=$1 start=$SECONDS shown=$SECONDS last='' line status width=80
  if [ -t 1 ]; then width=$(tput cols 2>/dev/null) || width=80; fi
  while :; do
    status=0
    IFS= read -r -t 1 line || status=$?
    [ -z "$line" ] || last=$line
    [ $status -eq 0 ] || [ $status -gt 128 ] || break  # over 128: no line within the second
    if [ -t 1 ]; then
      if [ $SECONDS -gt $shown ]; then
        line="$text, $((SECONDS - start)) s: $last"
        printf '\r\033[K%s' "${line:0:width-1}"
        shown=$SECONDS
      fi
    elif [ $((SECONDS - shown)) -ge 30 ]; then
      say "$text, $((SECONDS - start)) s: ${last:0:100}"
      shown=$SECONDS
    fi
  done
  [ ! -t 1 ] || printf '\r\033[K'
}
