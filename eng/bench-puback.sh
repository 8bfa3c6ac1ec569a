#!/usr/bin/env bash
# PUBACK latency side by side: this server (acknowledges after fsync) and Mosquitto without and with saving, one after the other
# on the same machine with the same load tool. Prints a Markdown table for docs/benchmarks.md.
#
#   eng/bench-puback.sh        DEVICES=1000 RATE=1000 DURATION=60s ONLY="ops none save" APP=DIR SIM=DIR (published already)
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/free-port.sh

devices=${DEVICES:-1000}
rate=${RATE:-1000}
duration=${DURATION:-60s}
only=${ONLY:-ops none save}
work=$(mktemp -d "${TMPDIR:-/tmp}/opscenter-bench.XXXXXX")
server=""
listener=""
mosquitto=$(command -v mosquitto || echo /usr/sbin/mosquitto)

stop_server() {
  [ -n "$listener" ] && kill "$listener" 2>/dev/null && wait "$listener" 2>/dev/null || true
  [ -n "$server" ] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true
  server=""
  listener=""
}
trap 'stop_server; rm -rf "$work"' EXIT

wait_port() {
  for _ in $(seq 300); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return; fi
    sleep 0.1
  done
  echo "nothing listens on port $1" >&2
  exit 2
}

# User and system time of a process in seconds (fields 14 and 15 of stat, after the name in brackets).
cpu() { sed 's/.*) //' "/proc/$1/stat" | awk -v hz="$(getconf CLK_TCK)" '{ printf "%.2f", ($12 + $13) / hz }'; }
# Hundredths of a second the hypervisor gave the cores to others; no server can help what happens then.
stolen() { awk '/^cpu / { print $9 }' /proc/stat; }
peak_mb() { awk '/VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$1/status"; }

# measure NAME PORT [load tool arguments]
measure() {
  local name=$1 port=$2
  shift 2
  local before line after
  before=$(cpu "$server")
  line=$(dotnet "$sim/OpsCenter.Simulator.dll" --devices "$devices" --rate "$rate" --duration "$duration" --qos 1 \
    --port "$port" --report line "$@" 2>"$work/load.log") || echo "load tool: messages were lost" >&2
  after=$(cpu "$server")
  local sent=0 lost=0 unsent=0 p50=0 p99=0 p999=0 max=0 pair
  for pair in $line; do
    case $pair in sent=*|lost=*|unsent=*|p50=*|p99=*|p999=*|max=*) local "${pair?}" ;; esac
  done
  awk -v n="$name" -v s="$sent" -v l="$lost" -v u="$unsent" -v a="$p50" -v b="$p99" -v c="$p999" -v d="$max" \
    -v cpu="$(awk "BEGIN { print $after - $before }")" -v rss="$(peak_mb "$server")" \
    'BEGIN { printf "| %s | %d | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %d |\n", n, s, l + u, a, b, c, d, cpu, (s ? cpu * 1e6 / s : 0), rss }' >>"$work/table"
  tail -n 1 "$work/table" >&2
}

app=${APP:-$work/app}
sim=${SIM:-$work/sim}
[ -n "${SIM:-}" ] || { echo "building the load tool" >&2; dotnet publish src/OpsCenter.Simulator -c Release -o "$sim" -v q --nologo >&2; }

bench_ops() {
  [ -n "${APP:-}" ] || { echo "building the server" >&2; dotnet publish src/OpsCenter.App -c Release -o "$app" -v q --nologo >&2; }
  local http port password
  http=$(free_port)
  port=$(free_port)
  mkdir -p "$work/data"
  password=$(dotnet "$app/OpsCenter.App.dll" device add load --publish 'line/#' --fleet --DataDir "$work/data")
  dotnet "$app/OpsCenter.App.dll" --DataDir "$work/data" --ConfigDir ingest-config --DashboardsDir dashboards \
    --Http:Port "$http" --Mqtt:Port "$port" >"$work/server.log" 2>&1 &
  server=$!
  for _ in $(seq 600); do curl -fs -o /dev/null "http://127.0.0.1:$http/readyz" && break; sleep 0.1; done
  # One short run first: just-in-time compilation is a cost of the first seconds, not of the server.
  OPSCENTER_LOAD_PASSWORD=$password dotnet "$sim/OpsCenter.Simulator.dll" --devices 100 --rate "$rate" --duration 5s --port "$port" --user load >/dev/null 2>&1 || true
  OPSCENTER_LOAD_PASSWORD=$password measure "OpsCenter (stored and fsynced before PUBACK)" "$port" --user load
  stop_server
}

# bench_mosquitto NAME LINE...: a configuration; a subscriber with a session takes everything, so that there is something to keep.
bench_mosquitto() {
  local name=$1 port
  shift
  port=$(free_port)
  mkdir -p "$work/mosquitto"
  printf '%s\n' "listener $port 127.0.0.1" "allow_anonymous true" "max_queued_messages 0" "user $(id -un)" "persistence_location $work/mosquitto/" "$@" >"$work/mosquitto.conf"
  "$mosquitto" -c "$work/mosquitto.conf" >"$work/mosquitto.log" 2>&1 &
  server=$!
  wait_port "$port"
  mosquitto_sub -p "$port" -i keeper -c -q 1 -t 'line/#' >/dev/null 2>&1 &
  listener=$!
  measure "$name" "$port"
  stop_server
  rm -rf "$work/mosquitto"
}

began=$(date +%s)
stolen_before=$(stolen)
for one in $only; do
  case $one in
    ops) bench_ops ;;
    none) bench_mosquitto "Mosquitto $("$mosquitto" -h | sed -n '1s/.* //p'), no persistence" "persistence false" ;;
    save) bench_mosquitto "Mosquitto $("$mosquitto" -h | sed -n '1s/.* //p'), saving on every change (no fsync)" "persistence true" "autosave_interval 1" "autosave_on_changes true" ;;
  esac
done

echo
echo "$rate msg/s from $devices connections, QoS 1, $duration, $(nproc) cores shared with the load generator; $(date -u +%F)"
echo "The hypervisor took $(awk -v s=$(($(stolen) - stolen_before)) -v t=$(($(date +%s) - began)) -v n="$(nproc)" 'BEGIN { printf "%.1f", s / t / n }') % of the cores during the run."
echo
echo "| server | sent | lost | PUBACK p50 ms | p99 ms | p99.9 ms | max ms | CPU s | CPU µs/message | peak memory MB |"
echo "|---|---|---|---|---|---|---|---|---|---|"
cat "$work/table"
