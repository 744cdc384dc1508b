# Waits until standard input ends, which it does when the process that holds its other end is gone, however it went; then
# removes containers and volumes of Docker, and FOLDER.
#
# Usage: sh -c afterwards.sh afterwards LOG FOLDER CONTAINERS VOLUMES    (names, separated by blanks)

trap '' INT HUP QUIT TERM
while read -r _; do :; done
exec >>"$1" 2>&1
# shellcheck disable=SC2086 # one word each
[ -z "$3" ] || docker rm --force $3
# shellcheck disable=SC2086 # one word each
[ -z "$4" ] || docker volume rm --force $4
rm -rf "$2"
