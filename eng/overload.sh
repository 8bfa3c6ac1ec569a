#!/usr/bin/env bash
# Ten times the normal load, then the normal load again. A fleet sends at QoS 1 all the time; in the middle a second one adds nine times as
# much at QoS 0. Memory stays bounded, nothing acknowledged at QoS 1 is lost, and each QoS 0 message is stored or counted as shed.
#
#   eng/overload.sh [SECONDS=120]       NORMAL=5000 (msg/s) DEVICES=1000 TIMES=10 MEMORY_MB=1024 APP=DIR SIM=DIR
#
# Exit code 1 where a promise is broken.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

seconds=${1:-120}
normal=${NORMAL:-5000}
devices=${DEVICES:-1000}
times=${TIMES:-10}
before=15
afterwards=120

write_configuration
build_programs
add_credentials
start_server
wait_ready
load warm --devices 100 --rate 1000 --duration 5s --port "$mqtt" --user load --name warm || true
watch_memory "$server" "$work/memory" &
pids+=($!)

# Progress lines of the fleet: "   17s  sent 85000 (5000/s)  acknowledged 84990  p50 1.20 ms  p99 8.40 ms  late 0  disconnects 0".
last_second() { grep -oE '^ *[0-9]+s' "$work/fleet.log" | tail -n 1 | tr -dc 0-9; }
p99_until() { awk -v until="$1" '/^ *[0-9]+s/ { t = $1; sub(/s/, "", t); if (t + 0 > 3 && t + 0 <= until) for (i = 1; i < NF; i++) if ($i == "p99") print $(i + 1) }' "$work/fleet.log" | sort -n | awk '{ v[NR] = $1 } END { print NR ? v[int((NR + 1) / 2)] : 0 }'; }

load_behind fleet --devices "$devices" --rate "$normal" --duration "$((before + seconds + afterwards))s" --drain 60s --port "$mqtt" --user load --qos 1 --ledger "$work/ledger"
fleet=$loader
sleep "$before"
usual=$(p99_until "$before") memory_before=$(resident_mb "$server")

say "the flood begins"
flood_began=$(date +%s.%N)
load flood --devices "$devices" --rate "$((normal * (times - 1)))" --duration "${seconds}s" --drain 300s --port "$mqtt" --user load --qos 0 --name flood \
  --topic line/zero --payload 'zero,device={device} seq={seq},f1=1,f2=2 {ns}' || broke "the flood could not be sent: $(cat "$work/flood.line")"
flood_took=$(math "$(date +%s.%N) - $flood_began" %.0f)
flood_ended=$(last_second)
say "the flood is over, $(cat "$work/flood.line")"

# Back to normal: nothing late at the sender, and an answer takes what it took before (three times as much, or a tenth of a second, is still that).
recovery=""
for _ in $(seq "$((afterwards * 2))"); do
  recovery=$(awk -v ended="$flood_ended" -v usual="$usual" '/^ *[0-9]+s/ { t = $1; sub(/s/, "", t); late = p = ""
    for (i = 1; i < NF; i++) { if ($i == "p99") p = $(i + 1); if ($i == "late") late = $(i + 1) }
    limit = usual * 3 > 100 ? usual * 3 : 100
    if (t + 0 > ended && late == 0 && p + 0 <= limit) { print t - ended; exit } }' "$work/fleet.log")
  [ -n "$recovery" ] && break
  sleep 0.5
done
[ -n "$recovery" ] || { recovery="-"; broke "not back to normal within $afterwards s"; }
sleep 3
kill -TERM "$fleet"
wait "$fleet" || broke "the fleet: $(cat "$work/fleet.line")"

for _ in $(seq 60); do [ "$(metric ops_ingest_pending)" = 0 ] && break; sleep 0.5; done
answer=$(verify "$work/ledger") || broke "$answer"
sent=$(figure flood sent)
shed=$(metric ops_ingest_shed_total)
stored=$(curl -fs -H "Authorization: Bearer $token" -H "Accept: text/csv" "http://127.0.0.1:$http/api/v1/query?measurement=zero&field=seq&agg=count&every=1d&from=$(date -u -d '-1 day' +%FT%TZ)&to=$(date -u -d '+1 day' +%FT%TZ)" |
  awk -F, 'NR > 1 { sum += $(NF - 1) } END { printf "%d", sum }')
[ "$stored" -gt 0 ] && [ $((sent - stored)) -eq "$shed" ] || broke "QoS 0: $sent sent, $stored stored, $shed counted as shed"
[ "$(figure fleet sent)" = "$(after "$answer" acknowledged)" ] || broke "QoS 1: $(figure fleet sent) sent, $(after "$answer" acknowledged) acknowledged"
peak=$(peak_mb "$server")
[ "$peak" -le "${MEMORY_MB:-1024}" ] || broke "memory came to $peak MB"

echo
echo "$normal msg/s at QoS 1 from $devices devices, for $flood_took s with $((normal * (times - 1)))/s at QoS 0 on top, 3 readings each; $(nproc) cores shared with both senders; $(date -u +%F)"
echo
echo "| QoS 1 sent | acknowledged and not stored | twice | QoS 0 sent | stored | counted as shed | memory before MB | peak MB | PUBACK p99 before ms | back to normal after s |"
echo "|---|---|---|---|---|---|---|---|---|---|"
echo "| $(figure fleet sent) | $(after "$answer" missing) | $(after "$answer" duplicated) | $sent | $stored | $shed | $memory_before | $peak | $usual | $recovery |"
verdict
