# Sourced, from the checkout's root, by the scripts that put a real server under load: a work folder, the published programs, the
# server, the load tool, and what /proc tells of them. Everything started here ends with the script.
#
#   APP=DIR SIM=DIR (published or built already; nothing is built)   KEEP=1 (keeps the work folder)
. eng/free-port.sh

work=$(mktemp -d "${TMPDIR:-/tmp}/opscenter-$(basename "$0" .sh).XXXXXX")
data=$work/data
configuration=$work/config
http=$(free_port)
mqtt=$(free_port)
server=""
pids=()
broken=()
app=${APP:-$work/app}
sim=${SIM:-$work/sim}

finish() {
  [ -n "$server" ] && kill -9 "$server" 2>/dev/null || true
  for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  if mountpoint -q "$work/disk" 2>/dev/null; then umount "$work/disk"; fi
  if [ -n "${KEEP:-}" ]; then echo "kept: $work" >&2; else rm -rf "$work"; fi
}
trap finish EXIT

say() { echo "$*" >&2; }

# A promise that did not hold: the script goes on to its table and fails at its end.
broke() { broken+=("$*"); say "BROKEN: $*"; }

verdict() {
  for promise in "${broken[@]}"; do echo "broken: $promise"; done
  [ ${#broken[@]} -eq 0 ]
}

build_programs() {
  [ -n "${APP:-}" ] || { say "building the server"; dotnet publish src/OpsCenter.App -c Release -o "$app" -v q --nologo >&2; }
  [ -n "${SIM:-}" ] || { say "building the load tool"; dotnet publish src/OpsCenter.Simulator -c Release -o "$sim" -v q --nologo >&2; }
}

# The shipped configuration, and rules that judge every reading of the load: two that never fire, one that fires for one device.
write_configuration() {
  cp -r ingest-config "$configuration"
  mkdir -p "$configuration/packs/load"
  printf '%s\n' 'id: load' 'name: {vi: "Tải thử", en: "Load"}' >"$configuration/packs/load/pack.yaml"
  {
    echo "fields:"
    for field in seq f1 f2; do echo "  - {measurement: load, field: $field, name: {vi: $field, en: $field}, unit: \"\", decimals: 1}"; done
  } >"$configuration/packs/load/fields.yaml"
  printf '%s\n' 'sources:' '  - id: load.json' '    topic: load/{device}/json' '    time: {path: ns, format: unix_ns}' \
    '    readings: [{measurement: load, fields: {seq: seq, f1: f1, f2: f2}}]' >"$configuration/packs/load/sources.yaml"
  {
    echo "alarms:"
    for rule in "never-f1 f1 1000" "never-f2 f2 1000" "sometimes f1 90"; do
      set -- $rule
      echo "  - id: load.$1"
      echo '    title: {vi: "{device}: {level}", en: "{device}: {level}"}'
      [ "$1" = sometimes ] && echo "    select: {measurement: load, field: $2, tags: {device: load-00001}}" || echo "    select: {measurement: load, field: $2}"
      echo "    direction: above"
      echo "    levels: [{name: {vi: Cao, en: High}, severity: low, limit: $3, deadband: 1, onDelay: 0s, offDelay: 0s}]"
      echo '    procedure: {consequence: {vi: Không, en: None}, response: {vi: Không, en: None}, timeToRespond: 1h}'
    done
  } >"$configuration/packs/load/alarms.yaml"
}

host() { dotnet "$app/OpsCenter.App.dll" "$@" --DataDir "$data" 2>>"$work/verbs.log"; }

add_credentials() {
  mkdir -p "$data"
  password=$(host device add load --publish 'line/#' 'load/#' --fleet)
  token=$(host token add proof --scope read)
}

# start_server [arguments]: on the same ports and data each time.
start_server() {
  dotnet "$app/OpsCenter.App.dll" --DataDir "$data" --ConfigDir "$configuration" --DashboardsDir dashboards \
    --Http:Port "$http" --Mqtt:Port "$mqtt" "$@" >>"$work/server.log" 2>&1 &
  server=$!
}

ready() { curl -fs -o /dev/null "http://127.0.0.1:$http/readyz"; }

wait_ready() {
  for _ in $(seq 1200); do
    if ready; then return; fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.05
  done
  say "the server did not become ready:"
  tail -n 40 "$work/server.log" >&2
  exit 2
}

kill_server() {
  kill -9 "$server"
  wait "$server" 2>/dev/null || true
  server=""
}

wait_port() {
  for _ in $(seq 1200); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return; fi
    sleep 0.1
  done
  say "nothing listens on port $1"
  exit 2
}

# load NAME [arguments]: the load tool in the foreground; its figures on one line in $work/NAME.line, its progress in $work/NAME.log.
load() {
  local name=$1
  shift
  OPSCENTER_LOAD_PASSWORD=${password:-} dotnet "$sim/OpsCenter.Simulator.dll" --report line "$@" >"$work/$name.line" 2>"$work/$name.log"
}

# load_behind NAME [arguments]: the same in the background; its process id, which takes SIGTERM, in $loader. Comes back once it is connected.
load_behind() {
  local name=$1
  shift
  OPSCENTER_LOAD_PASSWORD=${password:-} dotnet "$sim/OpsCenter.Simulator.dll" --report line "$@" >"$work/$name.line" 2>"$work/$name.log" &
  loader=$!
  pids+=("$loader")
  for _ in $(seq 1200); do grep -q '^connected' "$work/$name.log" 2>/dev/null && return; sleep 0.1; done
  say "the load tool $name did not connect"
  exit 2
}

# figure NAME KEY: one figure of such a line; 0 where the run did not get to it.
figure() { grep -o "\b$2=[^ ]*" "$work/$1.line" 2>/dev/null | head -n 1 | cut -d= -f2 | grep . || echo 0; }

# verify LEDGER: prints the comparison of what was acknowledged with what is stored.
verify() { dotnet "$sim/OpsCenter.Simulator.dll" verify --ledger "$1" --url "http://127.0.0.1:$http" --token "$token"; }

# The number after a word of that comparison, as in "missing 0".
after() { grep -o "\b$2 [0-9]*" <<<"$1" | head -n 1 | grep -o '[0-9]*$' || echo 0; }

api() { curl -fs -H "Authorization: Bearer $token" "http://127.0.0.1:$http/api/v1/$1"; }

# metric NAME: sum over all labels.
metric() { curl -fs "http://127.0.0.1:$http/metrics" | awk -v n="$1" '$1 == n || index($1, n "{") == 1 { sum += $2 } END { printf "%d", sum }'; }

# User and system time of a process in seconds (fields 14 and 15 of stat, after the name in brackets).
cpu() { sed 's/.*) //' "/proc/$1/stat" | awk -v hz="$(getconf CLK_TCK)" '{ printf "%.2f", ($12 + $13) / hz }'; }
resident_mb() { awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }
peak_mb() { awk '/VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }

# Hundredths of a second the hypervisor gave the cores to others; no server can help what happens then.
stolen() { awk '/^cpu / { print $9 }' /proc/stat; }
stolen_share() { awk -v s=$(($(stolen) - $1)) -v t=$(($(date +%s) - $2)) -v n="$(nproc)" 'BEGIN { printf "%.1f", t ? s / t / n : 0 }'; }

# watch_memory PID FILE: a line a second, seconds and MB, until the process ends.
watch_memory() {
  while kill -0 "$1" 2>/dev/null; do
    echo "$(resident_mb "$1")" >>"$2" 2>/dev/null || break
    sleep 1
  done
}

# third FILE first|last: the median of that third.
third() {
  local lines
  lines=$(wc -l <"$1")
  { if [ "$2" = first ]; then head -n $((lines / 3)) "$1"; else tail -n $((lines / 3)) "$1"; fi; } | sort -n | awk '{ v[NR] = $1 } END { print NR ? v[int((NR + 1) / 2)] : 0 }'
}

math() { awk "BEGIN { printf \"${2:-%.2f}\", $1 }"; }
holds() { awk "BEGIN { exit !($1) }"; }
