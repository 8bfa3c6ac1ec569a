#!/usr/bin/env bash
# Live frames side by side: this server and a Node-RED dashboard (behind Mosquitto), each fed by the same stream of MQTT messages
# and watched by the same number of screens, one after the other on this machine. Prints a Markdown table for docs/benchmarks.md.
#
#   eng/bench-screens.sh       SCREENS=200 RATE=5000 DEVICES=5000 SECONDS_MEASURED=60 ONLY="ops nodered" APP=DIR SIM=DIR NODERED=DIR
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/free-port.sh

screens=${SCREENS:-200}
rate=${RATE:-5000}
devices=${DEVICES:-5000}
seconds=${SECONDS_MEASURED:-60}
only=${ONLY:-ops nodered}
work=$(mktemp -d "${TMPDIR:-/tmp}/opscenter-screens.XXXXXX")
pids=()
stop_all() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  pids=()
}
trap 'stop_all; rm -rf "$work"' EXIT

cpu() { sed 's/.*) //' "/proc/$1/stat" | awk -v hz="$(getconf CLK_TCK)" '{ printf "%.2f", ($12 + $13) / hz }'; }
resident_kb() { awk '/VmRSS/ { print $2 }' "/proc/$1/status"; }
wait_http() { for _ in $(seq 600); do curl -fs -o /dev/null "$1" && return; sleep 0.1; done; echo "nothing answers at $1" >&2; exit 2; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }

app=${APP:-$work/app}
sim=${SIM:-$work/sim}
[ -n "${APP:-}" ] || dotnet publish src/OpsCenter.App -c Release -o "$app" -v q --nologo >&2
[ -n "${SIM:-}" ] || dotnet publish src/OpsCenter.Simulator -c Release -o "$sim" -v q --nologo >&2
[ -d src/OpsCenter.App/Client/node_modules ] || (cd src/OpsCenter.App/Client && npm ci --no-audit --no-fund --loglevel=error)

# watch NAME SERVER_PID MQTT_PORT LOAD_ARGUMENTS -- SCREENS_ARGUMENTS
watch() {
  local name=$1 server=$2 port=$3 load=() line pair before after alone started memory0 memory1
  shift 3
  while [ "$1" != "--" ]; do load+=("$1"); shift; done
  shift
  dotnet "$sim/OpsCenter.Simulator.dll" --devices "$devices" --rate "$rate" --duration "$((seconds + 120))s" --port "$port" --report line "${load[@]}" \
    >"$work/load.out" 2>"$work/load.log" &
  local generator=$!
  pids+=("$generator")
  until grep -q '^ *5s' "$work/load.log" 2>/dev/null; do sleep 0.5; done
  # A few screens first: what code and buffers they bring is not a cost of each further screen.
  node eng/screens-load.mjs --screens 5 --seconds 5 "$@" >/dev/null || true
  # The server grows to its working size by itself first: that is not a cost of a screen either.
  sleep "${WARM:-30}"
  memory0=$(resident_kb "$server")
  before=$(cpu "$server")
  sleep 10
  alone=$(awk -v a="$(cpu "$server")" -v b="$before" 'BEGIN { printf "%.0f", (a - b) * 10 }')
  before=$(cpu "$server")
  started=$(date +%s.%N)
  line=$(node eng/screens-load.mjs --screens "$screens" --seconds "$seconds" "$@") || echo "screens were lost: $line" >&2
  after=$(cpu "$server")
  memory1=$(resident_kb "$server")
  local share
  share=$(awk -v a="$after" -v b="$before" -v s="$started" -v e="$(date +%s.%N)" 'BEGIN { printf "%.0f", (a - b) / (e - s) * 100 }')
  local failed=0 values=0 p50=- p90=- p99=- max=- frames=0 bytes=0
  for pair in $line; do case $pair in failed=*|values=*|p50=*|p90=*|p99=*|max=*|frames=*|bytes=*) local "${pair?}" ;; esac; done
  echo "| $name | $values | $p50 | $p90 | $p99 | $max | $frames | $bytes | $(ratio "$((memory1 - memory0))" "$screens") | $alone | $share |" | tee -a "$work/table" >&2
  kill "$generator" 2>/dev/null || true
  wait "$generator" 2>/dev/null || true
}

bench_ops() {
  local http port password token tiles="" i
  http=$(free_port)
  port=$(free_port)
  mkdir -p "$work/data" "$work/dashboards"
  for i in $(seq 0 11); do
    tiles+="${tiles:+,}{\"id\":\"d$i\",\"kind\":\"value\",\"x\":$((i % 6 * 4)),\"y\":$((i / 6 * 6)),\"w\":4,\"h\":6,\"title\":{\"vi\":\"$i\",\"en\":\"$i\"},\"unit\":\"x\",\"query\":{\"measurement\":\"load\",\"field\":\"f1\",\"tags\":{\"device\":\"$(printf 'load-%05d' $((i * devices / 12 + 1)))\"}}}"
  done
  echo "{\"id\":\"bench\",\"title\":{\"vi\":\"Đo\",\"en\":\"Bench\"},\"rows\":12,\"tiles\":[$tiles]}" >"$work/dashboards/bench.json"
  echo '{"screens":[{"id":"bench","title":{"vi":"Đo","en":"Bench"},"dashboards":["bench"],"language":"en"}]}' >"$work/dashboards/screens.json"
  password=$(dotnet "$app/OpsCenter.App.dll" device add load --publish 'line/#' --fleet --DataDir "$work/data" 2>/dev/null)
  token=$(dotnet "$app/OpsCenter.App.dll" token add bench --scope read --DataDir "$work/data" 2>/dev/null)
  dotnet "$app/OpsCenter.App.dll" --DataDir "$work/data" --ConfigDir ingest-config --DashboardsDir "$work/dashboards" \
    --Http:Port "$http" --Mqtt:Port "$port" >"$work/server.log" 2>&1 &
  local server=$!
  pids+=("$server")
  wait_http "http://127.0.0.1:$http/readyz"
  OPSCENTER_LOAD_PASSWORD=$password watch "OpsCenter (every message stored with an fsync)" "$server" "$port" --user load --qos 1 \
    -- --kind hub --url "http://127.0.0.1:$http" --token "$token"
  stop_all
}

bench_nodered() {
  local modules=${NODERED:-$work/node-red} http port
  [ -d "$modules/node_modules/node-red" ] || { mkdir -p "$modules"; (cd "$modules" && npm i --no-audit --no-fund --loglevel=error node-red@4 @flowfuse/node-red-dashboard@1.31 socket.io-client@4) >&2; }
  http=$(free_port)
  port=$(free_port)
  printf '%s\n' "listener $port 127.0.0.1" "allow_anonymous true" >"$work/mosquitto.conf"
  "$(command -v mosquitto || echo /usr/sbin/mosquitto)" -c "$work/mosquitto.conf" >"$work/mosquitto.log" 2>&1 &
  pids+=($!)
  node eng/bench-nodered-flow.mjs "$port" "$devices" >"$modules/flows.json"
  (cd "$modules" && exec node node_modules/node-red/red.js -u "$modules" -p "$http" flows.json) >"$work/nodered.log" 2>&1 &
  local server=$!
  pids+=("$server")
  wait_http "http://127.0.0.1:$http/dashboard"
  sleep 5
  watch "Node-RED 4, Dashboard 2 (nothing stored)" "$server" "$port" --qos 1 -- --kind node-red --url "http://127.0.0.1:$http" --modules "$modules"
  stop_all
}

for one in $only; do "bench_$one"; done

echo
echo "$screens screens of 12 values, $rate msg/s from $devices devices at QoS 1, $seconds s, $(nproc) cores shared with generator and screens; $(date -u +%F)"
echo
echo "| server | values | age p50 ms | p90 | p99 | max | frames/s a screen | bytes/s a screen | KB a screen | CPU % without screens | CPU % with |"
echo "|---|---|---|---|---|---|---|---|---|---|---|"
cat "$work/table"
