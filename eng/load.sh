#!/usr/bin/env bash
# A fleet at QoS 1 for a while, three readings a message, rules judging every one: nothing acknowledged may be missing, nothing may be
# there twice, memory may not grow. Prints Markdown rows for docs/benchmarks.md.
#
#   eng/load.sh [MINUTES=10] [DEVICES=5000] [RATE=1]      RATE: messages a second of each device
#   eng/load.sh --highest [DEVICES=5000]                  rises to the highest rate that is held for 60 s, then halves the last step
#               [--peer mosquitto] [--peer nodered]       the same sender, one after the other, against Mosquitto with one subscriber,
#                                                         and Node-RED 4 that writes what Mosquitto brings it into InfluxDB 1.x
#               HOLD=60 (seconds) START=5000 STEP=1.25 MOST=60000 NODERED=DIR (an npm folder with node-red and node-red-contrib-influxdb)
#
# A rate is held where every message of the 60 s is acknowledged (and, for the peers, has arrived behind them) within 2 s of the last:
# what is not yet done by then is a backlog that grows. Exit code 1 where a promise is broken.
set -euo pipefail
cd "$(dirname "$0")/.."

highest=""
peers=()
numbers=()
while [ $# -gt 0 ]; do
  case $1 in
    --highest) highest=1 ;;
    --peer) peers+=("$2"); shift ;;
    *) numbers+=("$1") ;;
  esac
  shift
done

. eng/lib.sh

# The growth of memory that is still none, from the first third to the last; short runs are warming up all the time.
growth=1.2
growth_counts_from=5

steady() {
  local minutes=${numbers[0]:-10} devices=${numbers[1]:-5000} each=${numbers[2]:-1} rate before answer began stolen_before
  rate=$(math "$devices * $each" %.10g)
  write_configuration
  build_programs
  add_credentials
  start_server
  wait_ready
  load warm --devices 100 --rate 1000 --duration 5s --port "$mqtt" --user load --name warm || true
  began=$(date +%s) stolen_before=$(stolen) before=$(cpu "$server")
  watch_memory "$server" "$work/memory" &
  local watcher=$!
  pids+=("$watcher")
  load run --devices "$devices" --rate "$rate" --duration "${minutes}m" --port "$mqtt" --user load --qos 1 --ledger "$work/ledger" ||
    broke "the load tool: $(cat "$work/run.line")"
  kill "$watcher"
  local spent peak
  spent=$(math "$(cpu "$server") - $before") peak=$(peak_mb "$server")
  say "the hypervisor took $(stolen_share "$stolen_before" "$began") % of the cores; verifying"
  answer=$(verify "$work/ledger") || broke "$answer"
  local sent first last
  sent=$(figure run sent) first=$(third "$work/memory" first) last=$(third "$work/memory" last)
  [ "$sent" -gt 0 ] && [ "$(after "$answer" acknowledged)" = "$sent" ] || broke "$sent sent, $(after "$answer" acknowledged) in the ledger"
  if holds "$minutes >= $growth_counts_from && $last > $first * $growth"; then broke "memory grew from $first to $last MB"; fi

  echo
  echo "$minutes min, $devices devices, $rate msg/s of 3 readings at QoS 1, 3 rules; $(nproc) cores shared with the load generator; $(date -u +%F)"
  echo
  echo "| sent | acknowledged and not stored | twice | PUBACK p50 ms | p99 ms | p99.9 ms | max ms | CPU µs/message | memory MB, first third | last third | peak |"
  echo "|---|---|---|---|---|---|---|---|---|---|---|"
  echo "| $sent | $(after "$answer" missing) | $(after "$answer" duplicated) | $(figure run p50) | $(figure run p99) | $(figure run p999) | $(figure run max) | $(math "$spent * 1e6 / ($sent + !$sent)" %.0f) | $first | $last | $peak |"
}

# Prints how many of the messages arrived behind the server under test.
arrived_ops() { figure try acknowledged; }
arrived_mosquitto() { wc -l <"$work/heard"; }
arrived_nodered() {
  curl -fsG "http://127.0.0.1:$influx/query" --data-urlencode db=load --data-urlencode "q=SELECT count(f1) FROM load" |
    grep -o '[0-9]*\]\]' | grep -o '[0-9]*' || echo 0
}

# Waits up to 2 s for the last of them.
all_arrived() {
  local kind=$1 wanted=$2
  for _ in $(seq 20); do
    [ "$("arrived_$kind")" -ge "$wanted" ] && return 0
    sleep 0.1
  done
  return 1
}

begin_ops() {
  [ -d "$configuration" ] || write_configuration
  rm -rf "$data"
  add_credentials
  start_server
  wait_ready
  user=(--user load)
  load warm --devices 100 --rate 1000 --duration 5s --port "$mqtt" --user load --name warm || true
}

begin_broker() {
  printf '%s\n' "listener $mqtt 127.0.0.1" "allow_anonymous true" "max_queued_messages 0" "max_inflight_messages 1000" >"$work/mosquitto.conf"
  "$(command -v mosquitto || echo /usr/sbin/mosquitto)" -c "$work/mosquitto.conf" >"$work/mosquitto.log" 2>&1 &
  server=$!
  wait_port "$mqtt"
  user=()
}

begin_mosquitto() {
  begin_broker
  : >"$work/heard"
  mosquitto_sub -p "$mqtt" -i listener -q 1 -t 'load/#' -F %l >"$work/heard" 2>/dev/null &
  helpers=($!)
}

begin_nodered() {
  begin_broker
  influx=$(free_port)
  local modules=${NODERED:-$work/node-red} admin
  if [ ! -d "$modules/node_modules/node-red" ] || [ ! -d "$modules/node_modules/node-red-contrib-influxdb" ]; then
    mkdir -p "$modules"
    (cd "$modules" && npm i --no-audit --no-fund --loglevel=error node-red@4 node-red-contrib-influxdb@0.7.0) >&2
  fi
  rm -rf "$work/influx"
  INFLUXDB_DATA_DIR=$work/influx/data INFLUXDB_DATA_WAL_DIR=$work/influx/wal INFLUXDB_META_DIR=$work/influx/meta INFLUXDB_REPORTING_DISABLED=true \
    INFLUXDB_HTTP_BIND_ADDRESS=127.0.0.1:$influx INFLUXDB_BIND_ADDRESS=127.0.0.1:$(free_port) INFLUXDB_HTTP_LOG_ENABLED=false INFLUXDB_DATA_QUERY_LOG_ENABLED=false \
    influxd >"$work/influx.log" 2>&1 &
  helpers=($!)
  wait_port "$influx"
  curl -fs -o /dev/null -X POST "http://127.0.0.1:$influx/query" --data-urlencode "q=CREATE DATABASE load"
  admin=$(free_port)
  mkdir -p "$work/nodered"
  ln -sfn "$modules/node_modules" "$work/nodered/node_modules"
  cp "$modules/package.json" "$work/nodered/"
  node eng/load-nodered-flow.mjs "$mqtt" "$influx" >"$work/nodered/flows.json"
  (cd "$work/nodered" && exec node node_modules/node-red/red.js -u "$work/nodered" -p "$admin" flows.json) >"$work/nodered.log" 2>&1 &
  helpers+=($!)
  wait_port "$admin"
  for _ in $(seq 100); do grep -q 'Connected to broker' "$work/nodered.log" && return; sleep 0.2; done
  say "Node-RED did not connect:"; tail -n 20 "$work/nodered.log" >&2; exit 2
}

end_all() {
  kill_server
  for pid in "${helpers[@]}"; do kill -9 "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; done
  helpers=()
}

# try KIND RATE: a fresh server, HOLD seconds at that rate. True where it is held; leaves the figures in $work/try.line and $spent.
try() {
  local kind=$1 rate=$2 before held=0
  "begin_$kind"
  before=$(cpu "$server")
  for pid in "${helpers[@]}"; do before=$(math "$before + $(cpu "$pid")"); done
  load try --devices "$devices" --rate "$rate" --duration "${hold}s" --drain 30s --port "$mqtt" --qos 1 --topic "${topic[$kind]}" "${user[@]}" || held=1
  if [ "$held" -eq 0 ] && holds "$(figure try elapsed) > $hold + 2"; then held=1; fi
  if [ "$held" -eq 0 ]; then all_arrived "$kind" "$(figure try sent)" || held=1; fi
  spent=$(cpu "$server")
  for pid in "${helpers[@]}"; do spent=$(math "$spent + $(cpu "$pid")"); done
  spent=$(math "$spent - $before")
  say "$kind at $rate/s: $([ "$held" -eq 0 ] && echo held || echo "not held, $("arrived_$kind") arrived"); $(cat "$work/try.line")"
  end_all
  return "$held"
}

# climb KIND: prints its row.
climb() {
  local kind=$1 rate=${START:-5000} good=0 row="" bad="" next
  while [ -z "$bad" ] && [ "$rate" -le "${MOST:-60000}" ]; do
    if try "$kind" "$rate"; then good=$rate row=$(row_of); rate=$(math "$rate * ${STEP:-1.25}" %.0f); else bad=$rate; fi
    # Where the first step is too much already, down by halves.
    if [ "$good" -eq 0 ] && [ -n "$bad" ] && [ "$bad" -gt 100 ]; then rate=$((bad / 2)); bad=""; fi
  done
  if [ "$good" -gt 0 ] && [ -n "$bad" ]; then
    next=$(((good + bad) / 2))
    if try "$kind" "$next"; then good=$next row=$(row_of); fi
  fi
  [ "$good" -gt 0 ] || broke "$kind held no rate"
  echo "| ${title[$kind]} | $good | $row |" >>"$work/table"
}

row_of() { echo "$(figure try p50) | $(figure try p99) | $(figure try p999) | $(math "$spent * 1e6 / ($(figure try sent) + 1)" %.0f)"; }

climb_all() {
  devices=${numbers[0]:-5000}
  hold=${HOLD:-60}
  helpers=()
  declare -gA title=(
    [ops]="OpsCenter (every message stored with an fsync, 3 rules)"
    [mosquitto]="Mosquitto relaying to one subscriber (nothing stored)"
    [nodered]="Mosquitto, Node-RED 4, InfluxDB 1.x (acknowledged before it is stored)"
  )
  declare -gA topic=([ops]=json [mosquitto]=json [nodered]=json)
  build_programs
  local began stolen_before
  began=$(date +%s) stolen_before=$(stolen)
  for kind in ops "${peers[@]}"; do climb "$kind"; done
  echo
  echo "Highest rate held for $hold s, $devices devices, 3 readings a message, QoS 1; CPU of all programs but the sender; $(nproc) cores shared with the sender, of which the hypervisor took $(stolen_share "$stolen_before" "$began") %; $(date -u +%F)"
  echo
  echo "| server | msg/s | PUBACK p50 ms | p99 ms | p99.9 ms | CPU µs/message |"
  echo "|---|---|---|---|---|---|"
  cat "$work/table"
}

if [ -n "$highest" ]; then climb_all; else steady; fi
verdict
