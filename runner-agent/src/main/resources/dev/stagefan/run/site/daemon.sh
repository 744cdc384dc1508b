# Runs a daemon until standard input ends, which it does when the process that holds its other end is gone, however it
# went; or until the daemon ends. Then nothing is left of it: no process, no mount below DATA, no FOLDER; and no DATA
# where KEEP is "remove".
#
# Usage: sh -c daemon.sh daemon LOG FOLDER DATA KEEP COMMAND [ARGUMENT...]

log=$1 folder=$2 data=$3 keep=$4
shift 4

# All processes below PID, PID last. $1 is each call's own, $child is not.
tree() {
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do tree "$child"; done
  printf '%s\n' "$1"
}

# In reverse, so that what is mounted on top goes first. Blanks in paths are \040 there; %b undoes it.
unmount() {
  awk -v folder="$data/" 'index($5, folder) == 1 { mounts[++n] = $5 } END { while (n) print mounts[n--] }' \
    /proc/self/mountinfo |
    while read -r mount; do umount -l "$(printf '%b' "$mount")"; done
}

end() {
  trap '' TERM
  processes=$(tree "$command")
  kill -TERM "$command" 2>/dev/null
  tenths=0
  while kill -0 "$command" 2>/dev/null && [ "$tenths" -lt 100 ]; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  # shellcheck disable=SC2086 # one word each
  kill -KILL $processes $watcher 2>/dev/null
  wait "$command" 2>/dev/null
  unmount
  rm -rf "$folder"
  [ "$keep" != remove ] || rm -rf "$data"
  exit 0
}

# What a terminal sends to all that run on it is for the owner to act on.
trap '' INT HUP QUIT
trap : TERM
exec 3<&0
"$@" >>"$log" 2>&1 </dev/null 3<&- &
command=$!
# A shell waits for a process and a signal, not for a process and the end of a file. More than once, as the first may
# come before it waits.
(
  trap - TERM
  while read -r _ <&3; do :; done
  while kill -TERM $$; do sleep 1; done
) >/dev/null 2>&1 &
watcher=$!
wait "$command"
end
