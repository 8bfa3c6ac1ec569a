#!/usr/bin/env bash
# A receiver of webhooks is away while alarms come and go, and the server is killed (SIGKILL) meanwhile: afterwards every transition that is stored
# must have been delivered, each exactly once, those of one alarm in their order.
#
#   eng/webhook-outage.sh [MINUTES=10] [KILLS=5]        SITES=10 EVERY=5 (seconds between changes)   APP=DIR KEEP=1
#
# Exit code 1 where a transition is missing, came twice or out of order.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${SIM:=none}"
. eng/lib.sh

minutes=${1:-10}
kills=${2:-5}
sites=${SITES:-10}
every=${EVERY:-5}
hook=$(free_port)
taken=$work/taken
receiver=""

build_programs
mkdir -p "$configuration/packs/water" "$data"
touch "$taken"
printf '%s\n' 'areas:' '  - {id: north, name: Bắc, centre: [106.3, 20.9]}' >"$configuration/areas.yaml"
printf '%s\n' 'id: water' 'name: {vi: Nước, en: Water}' >"$configuration/packs/water/pack.yaml"
printf '%s\n' 'fields:' '  - {measurement: river, field: level, name: Mực nước, unit: m}' >"$configuration/packs/water/fields.yaml"
printf '%s\n' 'alarms:' '  - id: water.flood' '    title: {vi: "Lũ tại {site}", en: "Flood at {site}"}' '    select: {measurement: river, field: level}' \
  '    levels: [{name: I, severity: high, limit: 4}]' '    procedure: {consequence: Ngập, response: Gọi trạm bơm, timeToRespond: 15m}' >"$configuration/packs/water/alarms.yaml"
printf '%s\n' 'channels:' "  - {id: hook, kind: webhook, address: 'http://127.0.0.1:$hook/', perMinute: 6000}" 'routes:' '  - {id: all, channels: [hook], packs: [water]}' \
  >"$configuration/notifications.yaml"

up() {
  node eng/webhook-receiver.mjs "$hook" "$taken" &
  receiver=$!
  pids+=("$receiver")
  wait_port "$hook"
}
down() {
  kill "$receiver"
  wait "$receiver" 2>/dev/null || true
}
start() {
  start_server --Notifications:AllowedHosts:0 "127.0.0.1:$hook" --Alarms:FlappingRaises 100
  wait_ready
}
level=1
change() {
  level=$((6 - level))
  local now
  now=$(date +%s%N)
  seq "$sites" | awk -v level=$level -v now="$now" '{ print "river,pack=water,site=s" $1 " level=" level " " now }' |
    curl -fs -o /dev/null -H "Authorization: Bearer $token" --data-binary @- "http://127.0.0.1:$http/write" || say "a write was not taken"
}
stored() {
  api 'alarms?pack=water' | grep -o '"id":"[0-9a-f]*"' | cut -d'"' -f4 | while read -r alarm; do
    api "alarms/$alarm/history?limit=10000" | grep -o '"sequence":[0-9]*' | cut -d: -f2
  done | sort -n
}

token=$(host token add outage --scope ingest --scope read)
start
up
change
for _ in $(seq 300); do [ "$(wc -l <"$taken")" -ge "$sites" ] && break; sleep 0.2; done
say "receiver away for $minutes min, $kills kills"
down
end=$(($(date +%s) + $(math "$minutes * 60" %.0f)))
between=$(math "$minutes * 60 / ($kills + 1)" %.3f)
next=$(math "$(date +%s) + $between" %.0f)
killed=0
while [ "$(date +%s)" -lt "$end" ]; do
  change
  if [ "$(date +%s)" -ge "$next" ] && [ "$killed" -lt "$kills" ]; then
    kill_server
    start
    killed=$((killed + 1))
    next=$(math "$next + $between" %.0f)
  fi
  sleep "$every"
done
up
back=$(date +%s)
change
for _ in $(seq 900); do
  stored >"$work/stored"
  [ "$(wc -l <"$taken")" -ge "$(wc -l <"$work/stored")" ] && break
  sleep 1
done
drained=$(($(date +%s) - back))
sleep 5
stored >"$work/stored"
cut -d' ' -f1 "$taken" | sort -n >"$work/sequences"
missing=$(comm -23 <(sort "$work/stored") <(sort -u "$work/sequences") | wc -l)
twice=$(uniq -d "$work/sequences" | wc -l)
disorder=$(awk '{ if ($1 < last[$2]) bad++; last[$2] = $1 } END { print bad + 0 }' "$taken")
echo "transitions $(wc -l <"$work/stored"), taken $(wc -l <"$taken"), missing $missing, twice $twice, out of order $disorder; $killed kills, away $minutes min, all taken ${drained} s after it was back"
[ "$missing" = 0 ] || broke "transitions were not delivered"
[ "$twice" = 0 ] || broke "transitions were delivered twice"
[ "$disorder" = 0 ] || broke "an alarm's news came out of order"
[ "$killed" = "$kills" ] || broke "only $killed kills"
verdict
