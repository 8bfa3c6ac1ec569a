#!/usr/bin/env bash
# The whole way of a disaster: backups beside a server under load, SIGKILL, restore into another folder, start there, and read everything back.
# Each message that was acknowledged before a backup's moment must be in what is restored from it, exactly once.
#
#   eng/backup-drill.sh [BACKUPS=5]     RATE=1000 DEVICES=200 PAUSE=5 (seconds between backups) KEEP=1 (keeps the work folder)
#                                     APP=DIR SIM=DIR (published already; nothing is built)
#
# Exit code 1 where an acknowledged message is missing or stored twice, or where the server's own backups leave more than a minute between two.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

backups=${1:-5}
rate=${RATE:-1000}
devices=${DEVICES:-200}
pause=${PAUSE:-5}
store=$work/backups
rows=()

# acknowledged_by_now FILE: the ledger as it is, without a line that is half written.
acknowledged_by_now() { head -n -1 "$work/ledger" >"$1"; }

write_configuration
build_programs
add_credentials
start_server --Backup:Dir "$work/schedule" --Backup:Every 00:00:10 --Backup:Keep 100
wait_ready
load_behind fleet --devices "$devices" --rate "$rate" --qos 1 --port "$mqtt" --user load --duration 24h --drain 600s --ledger "$work/ledger"
sleep "$pause"

names=()
for backup in $(seq "$backups"); do
  acknowledged_by_now "$work/ledger.$backup"
  line=$(dotnet "$app/OpsCenter.App.dll" backup "$store" --DataDir "$data" --ConfigDir "$configuration" --DashboardsDir dashboards 2>>"$work/verbs.log") || broke "backup $backup failed: $(tail -n 1 "$work/verbs.log")"
  say "$line"
  names+=("$(cut -f 1 <<<"$line")")
  rows+=("$(sed -E 's/.*, ([0-9]+) bytes\twritten ([0-9]+) blocks, ([0-9]+) bytes\t([0-9.]+) s/\1 \2 \3 \4/' <<<"$line")")
  sleep "$pause"
done

# The server's own backups until here; the newest up to now must be less than a minute old.
moment=$(date -u +%Y-%m-%dT%H:%M:%S.%NZ)
kill_server
kill -9 "$loader" 2>/dev/null || true
wait "$loader" 2>/dev/null || true
made=$(host backup "$work/schedule" --list | wc -l)

# restored_answer LEDGER FOLDER: what the server says that runs on the restored folder.
restored_answer() {
  dotnet "$app/OpsCenter.App.dll" --DataDir "$2" --ConfigDir "$2/ingest-config" --DashboardsDir "$2/dashboards" --Http:Port "$http" --Mqtt:Port "$mqtt" >>"$work/restored.log" 2>&1 &
  server=$!
  wait_ready
  verify "$1" || true
  kill_server
}

echo
echo "$devices devices, $rate msg/s at QoS 1, $backups backups beside it, then SIGKILL; $(date -u +%F)"
echo
echo "| backup | bytes of data | blocks written | bytes written | took s | acknowledged before | missing | twice |"
echo "|---|---|---|---|---|---|---|---|"
for backup in $(seq "$backups"); do
  restored=$work/restored-$backup
  dotnet "$app/OpsCenter.App.dll" restore "$store" --generation "${names[backup - 1]}" --DataDir "$restored" >>"$work/verbs.log" 2>&1 || broke "restore $backup failed: $(tail -n 1 "$work/verbs.log")"
  dotnet "$app/OpsCenter.App.dll" check --data --DataDir "$restored" >>"$work/verbs.log" 2>&1 || broke "what backup $backup restores is damaged: $(tail -n 2 "$work/verbs.log")"
  answer=$(restored_answer "$work/ledger.$backup" "$restored")
  [ "$(after "$answer" acknowledged)" -gt 0 ] || broke "nothing was acknowledged before backup $backup"
  [ "$(after "$answer" missing)" = 0 ] && [ "$(after "$answer" duplicated)" = 0 ] || broke "backup $backup: $answer"
  set -- ${rows[backup - 1]}
  echo "| $backup | $1 | $2 | $3 | $4 | $(after "$answer" acknowledged) | $(after "$answer" missing) | $(after "$answer" duplicated) |"
  rm -rf "$restored"
done

dotnet "$app/OpsCenter.App.dll" restore "$work/schedule" --to "$moment" --DataDir "$work/restored-moment" >"$work/moment.log" 2>>"$work/verbs.log" || broke "restore to a moment failed: $(tail -n 1 "$work/verbs.log")"
behind=$(grep -o 'taken [0-9.]* s before' "$work/moment.log" | grep -o '[0-9.]*' | head -n 1)
holds "${behind:-999} <= 60" || broke "the newest of the server's own backups is $behind s old"
echo
echo "The server's own backups every 10 s: $made made, the newest ${behind:-?} s before the kill."
verdict
