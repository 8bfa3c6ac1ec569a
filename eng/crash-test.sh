#!/usr/bin/env bash
# Kills the server (SIGKILL) at random moments while the load tool publishes at QoS 1, then reads everything back:
# every message that was acknowledged must be in the store exactly once.
#
#   eng/crash-test.sh [KILLS=20]        RATE=1000 DEVICES=200 KEEP=1 (keeps the work folder)
#                                     APP=DIR SIM=DIR (published already; nothing is built)
#
# Exit code 1 where an acknowledged message is missing or stored twice.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/free-port.sh

kills=${1:-20}
rate=${RATE:-1000}
devices=${DEVICES:-200}
work=$(mktemp -d "${TMPDIR:-/tmp}/opscenter-crash.XXXXXX")
http=$(free_port)
mqtt=$(free_port)
server=""
load=""

finish() {
  [ -n "$load" ] && kill -9 "$load" 2>/dev/null || true
  [ -n "$server" ] && kill -9 "$server" 2>/dev/null || true
  if [ -n "${KEEP:-}" ]; then echo "kept: $work"; else rm -rf "$work"; fi
}
trap finish EXIT

app=${APP:-$work/app}
sim=${SIM:-$work/sim}
[ -n "${APP:-}" ] || { echo "building the server"; dotnet publish src/OpsCenter.App -c Release -o "$app" -v q --nologo; }
[ -n "${SIM:-}" ] || { echo "building the load tool"; dotnet publish src/OpsCenter.Simulator -c Release -o "$sim" -v q --nologo; }

host() { dotnet "$app/OpsCenter.App.dll" "$@" --DataDir "$work/data"; }

start_server() {
  dotnet "$app/OpsCenter.App.dll" --DataDir "$work/data" --ConfigDir ingest-config --DashboardsDir dashboards \
    --Http:Port "$http" --Mqtt:Port "$mqtt" >>"$work/server.log" 2>&1 &
  server=$!
}

wait_ready() {
  for _ in $(seq 600); do
    if curl -fs -o /dev/null "http://127.0.0.1:$http/readyz"; then return; fi
    if ! kill -0 "$server" 2>/dev/null; then break; fi
    sleep 0.1
  done
  echo "the server did not become ready:" >&2
  tail -n 40 "$work/server.log" >&2
  exit 2
}

mkdir -p "$work/data"
password=$(host device add load --publish 'line/#' --fleet)
token=$(host token add crash --scope read)
start_server
wait_ready

OPSCENTER_LOAD_PASSWORD=$password dotnet "$sim/OpsCenter.Simulator.dll" --devices "$devices" --rate "$rate" --qos 1 --port "$mqtt" --user load \
  --duration 24h --drain 60s --ledger "$work/ledger" >"$work/load.txt" 2>"$work/load.log" &
load=$!
for _ in $(seq 600); do grep -q '^connected' "$work/load.log" && break; sleep 0.1; done

for kill in $(seq "$kills"); do
  # Between 0.2 and 3.2 s after the server is up, so that some kills hit the start and some the middle of the work.
  sleep "$(printf '%d.%03d' $((RANDOM % 3)) $((200 + RANDOM % 800)))"
  kill -9 "$server"
  wait "$server" 2>/dev/null || true
  echo "kill $kill/$kills  $(tail -n 1 "$work/load.log")"
  start_server
  wait_ready
done

sleep 2
kill -TERM "$load"
status=0
wait "$load" || status=$?
load=""
cat "$work/load.txt"
if [ "$status" -ne 0 ]; then echo "the load tool ended with $status: something never got its acknowledgement" >&2; fi

dotnet "$sim/OpsCenter.Simulator.dll" verify --ledger "$work/ledger" --url "http://127.0.0.1:$http" --token "$token"
