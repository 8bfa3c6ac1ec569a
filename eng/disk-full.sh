#!/usr/bin/env bash
# The data folder on a small file system of its own that runs full under load: acknowledging stops, an alarm and /readyz say why, a kill in
# that state breaks nothing, and with room again everything goes on by itself with nothing lost. Needs root (to mount).
#
#   eng/disk-full.sh        RATE=2000 DEVICES=200 DISK_MB=256 RESERVE_MB=32 APP=DIR SIM=DIR
#
# Exit code 1 where a promise is broken.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

rate=${RATE:-2000}
devices=${DEVICES:-200}
disk_mb=${DISK_MB:-256}
reserve_mb=${RESERVE_MB:-32}

# A file system in a file where the kernel lets us, in memory where not.
mkdir "$work/disk"
truncate -s "${disk_mb}M" "$work/image"
if mkfs.ext4 -q -m 0 "$work/image" 2>/dev/null && mount -o loop "$work/image" "$work/disk" 2>/dev/null; then kind="ext4"
elif mount -t tmpfs -o "size=${disk_mb}m" tmpfs "$work/disk" 2>/dev/null; then kind="tmpfs"
else say "cannot mount a file system of its own: run it as root"; exit 2; fi

data=$work/disk/data
free_mb() { df --output=avail -m "$work/disk" | tail -n 1 | tr -dc 0-9; }
# hold FILE MB: a file of another program.
hold() { fallocate -l "$2M" "$work/disk/$1" 2>/dev/null || head -c "$2M" /dev/zero >"$work/disk/$1"; }
acknowledged() { grep -o 'acknowledged [0-9]*' "$work/fleet.log" | tail -n 1 | tr -dc 0-9 | grep . || echo 0; }
alarm() { api alarms | grep -o '"rule":"system.disk"[^}]*}[^}]*}[^}]*' | grep -q "$1"; }
now() { date +%s.%N; }
since() { math "$(now) - $1" %.1f; }

# within SECONDS WHAT COMMAND…: true as soon as it holds; a broken promise where it does not.
within() {
  local limit=$1 what=$2
  shift 2
  for _ in $(seq "$((limit * 10))"); do
    if "$@"; then return 0; fi
    sleep 0.1
  done
  broke "$what within $limit s"
  return 1
}
refuses() { [ "$(curl -s -o "$work/readyz" -w '%{http_code}' "http://127.0.0.1:$http/readyz")" = 503 ] && grep -q '"store"' "$work/readyz"; }
lives() { curl -fs -o /dev/null "http://127.0.0.1:$http/healthz"; }
full_alarm() { alarm '"severity":"critical","active":true'; }
alarm_gone() { ! alarm '"active":true'; }
goes_on() { [ "$(acknowledged)" -gt "$1" ]; }

write_configuration
build_programs
add_credentials
server_options=(--Storage:Embedded:ReserveBytes $((reserve_mb << 20)))
start_server "${server_options[@]}"
wait_ready
load_behind fleet --devices "$devices" --rate "$rate" --duration 24h --drain 600s --port "$mqtt" --user load --qos 1 --ledger "$work/ledger"
fleet=$loader
sleep 3

# Most of the disk goes to others, so that the load has little left to fill.
hold others $(($(free_mb) - reserve_mb - 8))
say "$(free_mb) MB left of $disk_mb on $kind, $reserve_mb of them kept; waiting for the load to fill the rest"
within 600 "the disk does not run full" refuses
full=$(now)
say "not ready: $(cat "$work/readyz")"
within 10 "no alarm on the board" full_alarm || true
alarm_after=$(since "$full")

# A second for what was under way, then not one acknowledgement more.
sleep 2
stopped_at=$(acknowledged)
sleep 5
[ "$(acknowledged)" = "$stopped_at" ] || broke "acknowledged on while full: $stopped_at, then $(acknowledged)"
left_mb=$(free_mb)

# Now others take even the reserve.
hold greedy "$(free_mb)" || true
head -c 64M /dev/zero >"$work/disk/last" 2>/dev/null || true
say "other programs leave $(free_mb) MB"
sleep 5
lives || broke "the server died of a full disk"
full_alarm || broke "the alarm went although the disk is full"
rm -f "$work/disk/greedy" "$work/disk/last"

say "kill -9 while full, and start again"
kill_server
start_server "${server_options[@]}"
within 60 "the server does not start with a full disk" lives || { tail -n 20 "$work/server.log" >&2; exit 1; }
within 30 "started on a full disk it says it is ready" refuses || true
within 30 "no alarm after the start" full_alarm || true
stopped_at=$(acknowledged)
sleep 3
[ "$(acknowledged)" = "$stopped_at" ] || broke "acknowledged after the start although full"

say "room again"
rm "$work/disk/others"
room=$(now)
within 30 "it does not get ready by itself" ready || true
ready_after=$(since "$room")
within 60 "no acknowledgement although there is room" goes_on "$stopped_at" || true
goes_on_after=$(since "$room")
within 30 "the alarm stands although there is room" alarm_gone || true
sleep 5
kill -TERM "$fleet"
wait "$fleet" || broke "the load tool: $(cat "$work/fleet.line")"

# Each start checks the files whole.
kill_server
start_server "${server_options[@]}"
wait_ready
answer=$(verify "$work/ledger") || broke "$answer"
[ "$(after "$answer" acknowledged)" -gt 0 ] || broke "nothing was acknowledged at all"

echo
echo "$devices devices, $rate msg/s at QoS 1, data on $disk_mb MB of $kind, the last $reserve_mb MB kept; killed once while full; $(date -u +%F)"
echo
echo "| acknowledged | missing | twice | free when acknowledging stopped, MB | alarm after s | with room again: ready after s | acknowledging after s |"
echo "|---|---|---|---|---|---|---|"
echo "| $(after "$answer" acknowledged) | $(after "$answer" missing) | $(after "$answer" duplicated) | $left_mb | $alarm_after | $ready_after | $goes_on_after |"
verdict
