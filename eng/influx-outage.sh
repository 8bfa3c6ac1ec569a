#!/usr/bin/env bash
# Readings live in InfluxDB, and InfluxDB is away for a while under load: nothing that was acknowledged may be missing or twice, the walls' values go
# on, and once it is back the spool drains at three times the live rate or more.
#
#   eng/influx-outage.sh [MINUTES] [RATE]        minutes away (10; 0.5 will do), messages a second of 3 readings each (2000)
#               DEVICES=200 BEFORE=20 AFTER=10 (seconds of load before and after)   APP=DIR SIM=DIR
#
# Exit code 1 where a promise is broken.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

minutes=${1:-10}
rate=${2:-2000}
devices=${DEVICES:-200}
influx=$(free_port)
influx_backup=$(free_port)
influxd=""
influx_password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')

start_influx() {
  INFLUXDB_DATA_DIR=$work/influx/data INFLUXDB_DATA_WAL_DIR=$work/influx/wal INFLUXDB_META_DIR=$work/influx/meta INFLUXDB_REPORTING_DISABLED=true \
    INFLUXDB_HTTP_BIND_ADDRESS=127.0.0.1:$influx INFLUXDB_BIND_ADDRESS=127.0.0.1:$influx_backup INFLUXDB_HTTP_AUTH_ENABLED=true \
    INFLUXDB_HTTP_LOG_ENABLED=false INFLUXDB_DATA_QUERY_LOG_ENABLED=false INFLUXDB_MONITOR_STORE_ENABLED=false \
    influxd run -config /dev/null >>"$work/influx.log" 2>&1 &
  influxd=$!
  pids+=("$influxd")
  for _ in $(seq 600); do curl -fs -o /dev/null "http://127.0.0.1:$influx/ping" && return; sleep 0.1; done
  say "influxd does not answer:"; tail -n 20 "$work/influx.log" >&2; exit 2
}
influx_ask() { curl -fsS -o /dev/null -u "root:$influx_password" "http://127.0.0.1:$influx/query" --data-urlencode "q=$1"; }

acknowledged() { grep -o 'acknowledged [0-9]*' "$work/fleet.log" | tail -n 1 | tr -dc 0-9 | grep . || echo 0; }
waiting() { metric opscenter_storage_spool_readings; }
now() { date +%s.%N; }
newest() { api 'latest?measurement=load&field=seq&tag.device=load-00001' | grep -o '"value":[0-9.]*' | cut -d: -f2; }

# watch_live FILE: once a second, whether the newest value of a device has moved on.
watch_live() {
  local before="" value
  while :; do
    value=$(newest || echo none)
    [ "$value" != "$before" ] && [ "$value" != none ] && echo moved >>"$1" || echo stood >>"$1"
    before=$value
    sleep 1
  done
}

write_configuration
build_programs
add_credentials
start_influx
influx_ask "CREATE USER root WITH PASSWORD '$influx_password' WITH ALL PRIVILEGES"
influx_ask "CREATE DATABASE opscenter"
influx_ask "CREATE USER opscenter WITH PASSWORD '$influx_password'"
influx_ask "GRANT ALL ON opscenter TO opscenter"
export Storage__Influx__Password=$influx_password
start_server --Storage:Provider Influx --Storage:Influx:Url "http://127.0.0.1:$influx" --Storage:Influx:Username opscenter
wait_ready
load_behind fleet --devices "$devices" --rate "$rate" --duration 24h --drain 120s --port "$mqtt" --user load --qos 1 --ledger "$work/ledger"
fleet=$loader
sleep "${BEFORE:-20}"
say "$(acknowledged) acknowledged, $(waiting) readings wait; InfluxDB goes away for $minutes min"

acknowledged_before=$(acknowledged)
kill -9 "$influxd"
wait "$influxd" 2>/dev/null || true
watch_live "$work/live" &
watcher=$!
pids+=("$watcher")
sleep 15
ready || broke "not ready although the spool takes everything"
curl -fs "http://127.0.0.1:$http/readyz" | grep -q 'readings wait' || broke "/readyz does not say that readings wait"
sleep "$(math "$minutes * 60 - 15" %.0f)"
kill "$watcher"
acknowledged_away=$(($(acknowledged) - acknowledged_before))
waited=$(waiting)
say "$acknowledged_away acknowledged meanwhile, $waited readings wait, the oldest for $(metric opscenter_storage_spool_oldest_seconds) s; InfluxDB comes back"
[ "$acknowledged_away" -gt 0 ] || broke "nothing was acknowledged while InfluxDB was away"
holds "$waited >= $acknowledged_away * 2.9" || broke "only $waited readings wait for $acknowledged_away messages of 3"

start_influx
drained_before=$(metric opscenter_storage_drained_total)
until [ "$(metric opscenter_storage_drained_total)" -gt "$drained_before" ]; do sleep 0.1; done
began=$(now) drained_before=$(metric opscenter_storage_drained_total)
until [ "$(waiting)" -le "$((rate * 3))" ]; do sleep 0.2; done
took=$(math "$(now) - $began" %.2f)
drain_rate=$(math "($(metric opscenter_storage_drained_total) - $drained_before) / $took" %.0f)
live_rate=$((rate * 3))
say "caught up in $took s"
holds "$drain_rate >= 3 * $live_rate" || broke "drains $drain_rate readings/s, the live rate is $live_rate"

sleep "${AFTER:-10}"
kill -TERM "$fleet"
wait "$fleet" || broke "the load tool: $(cat "$work/fleet.line")"
for _ in $(seq 600); do [ "$(waiting)" = 0 ] && break; sleep 0.1; done
answer=$(verify "$work/ledger") || broke "$answer"
[ "$(after "$answer" acknowledged)" -gt 0 ] || broke "nothing was acknowledged at all"
[ "$(metric opscenter_storage_drain_refused_total)" = 0 ] || broke "InfluxDB refused readings"
moved=$(grep -c moved "$work/live" || true)
stood=$(grep -c stood "$work/live" || true)
[ "$moved" -gt "$stood" ] || broke "live values stood still for $stood of $((moved + stood)) s"

echo
echo "$devices devices, $rate msg/s of 3 readings at QoS 1, InfluxDB away (kill -9) for $minutes min; $(nproc) cores shared with InfluxDB and the load generator; $(date -u +%F)"
echo
echo "| acknowledged | of them while away | missing | twice | live value moved on, of looks a second apart | waiting at the end | caught up in s | drain readings/s | live readings/s | PUBACK p99 ms |"
echo "|---|---|---|---|---|---|---|---|---|---|"
echo "| $(after "$answer" acknowledged) | $acknowledged_away | $(after "$answer" missing) | $(after "$answer" duplicated) | $moved of $((moved + stood)) | $waited | $took | $drain_rate | $live_rate | $(figure fleet p99) |"
verdict
