#!/usr/bin/env bash
# Kills the server (SIGKILL) at random moments, one time in five while it is still starting, while the load tool publishes at QoS 1; then reads
# everything back: every message that was acknowledged must be in the store exactly once, although many were sent twice.
#
# With DURING="ingest settling retention backup" the kills hit these in turn: chunks made each second, old readings deleted each second, a backup
# beside it that is killed as well. Then the file is checked whole after every tenth kill, and at the end the newest backup is restored and checked.
#
#   eng/crash-test.sh [KILLS=20]        RATE=1000 DEVICES=200 SEED=N (the same moments again) KEEP=1 (keeps the work folder)
#                                     APP=DIR SIM=DIR (published already; nothing is built)
#
# Exit code 1 where an acknowledged message is missing or stored twice, or a file is damaged.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

kills=${1:-20}
rate=${RATE:-1000}
devices=${DEVICES:-200}
during=(${DURING:-ingest})
backups=$work/backups
RANDOM=${SEED:=$RANDOM}
say "SEED=$SEED"

# between MS MS: waits a random time.
between() { sleep "$(math "($1 + $RANDOM % ($2 - $1)) / 1000" %.3f)"; }

# What the server is to be busy with until the next kill.
busy_with() {
  case $1 in
    settling) start_server --Storage:Embedded:SettleInterval 00:00:01 --Storage:Embedded:SettleReadings 1000 ;;
    retention) start_server --Storage:Embedded:SettleInterval 00:00:01 --Storage:Embedded:Retention:Interval 00:00:01 \
      --Storage:Embedded:Retention:Measurements:old 01:00:00 --Storage:Embedded:Retention:MeasurementRollups:old 01:00:00 ;;
    *) start_server ;;
  esac
}

# Readings that are too old when they come, as often as the server takes them.
write_old() {
  while :; do
    seq 200 | awk -v base=$(($(date +%s) - 7200)) '{ print "old,device=o" $1 % 20 " v=" $1 " " base - $1 }' |
      curl -s -o /dev/null -H "Authorization: Bearer $writer" --data-binary @- "http://127.0.0.1:$http/write?precision=s" || true
    sleep 0.2
  done
}

check_files() { host check --data >>"$work/check.log" 2>&1 || broke "after kill $1: $(tail -n 3 "$work/check.log")"; }

write_configuration
build_programs
add_credentials
writer=$(host token add writer --scope ingest)
start_server
wait_ready
load_behind fleet --devices "$devices" --rate "$rate" --qos 1 --port "$mqtt" --user load --duration 24h --drain 600s --ledger "$work/ledger"
fleet=$loader

if [[ " ${during[*]} " == *" retention "* ]]; then
  write_old &
  pids+=("$!")
fi

early=0
deleted=0
made=0
began=$(date +%s)
for kill in $(seq "$kills"); do
  phase=${during[$((kill % ${#during[@]}))]}
  if [ "$phase" = backup ]; then
    wait_ready
    host backup "$backups" >>"$work/backups.log" &
    backup=$!
    between 50 6000
    kill -9 "$backup" 2>/dev/null || made=$((made + 1))
    wait "$backup" 2>/dev/null || true
  elif [ "$phase" = settling ] || [ "$phase" = retention ]; then
    wait_ready
    between 900 2900
    deleted=$((deleted + $(metric opscenter_storage_deleted_total)))
  elif [ $((RANDOM % 5)) -eq 0 ]; then
    # While it starts: in the middle of replaying the journal, of settling, or of the first commits.
    early=$((early + 1))
    between 100 1500
  else
    wait_ready
    between 50 1550
  fi
  kill_server
  if [ $((kill % 10)) -eq 0 ]; then
    say "kill $kill/$kills  $(tail -n 1 "$work/fleet.log")"
    check_files "$kill"
  fi
  busy_with "${during[$(((kill + 1) % ${#during[@]}))]}"
done
took=$(($(date +%s) - began))

wait_ready
sleep 2
kill -TERM "$fleet"
wait "$fleet" || broke "something never got its acknowledgement: $(cat "$work/fleet.line")"
answer=$(verify "$work/ledger") || broke "$answer"
again=$(figure fleet sent_again)
[ "$(after "$answer" acknowledged)" = "$(figure fleet sent)" ] || broke "$(figure fleet sent) sent, $(after "$answer" acknowledged) acknowledged"
[ "$kills" -lt 20 ] || [ "$again" -gt 0 ] || broke "no kill hit a message under way: nothing is proven about repetitions"
kill_server
check_files "the last"
if [[ " ${during[*]} " == *" retention "* ]]; then
  [ "$deleted" -gt 0 ] || broke "retention deleted nothing"
fi
if [[ " ${during[*]} " == *" backup "* ]]; then
  host backup "$backups" >>"$work/backups.log" || broke "the backup after all kills: $(tail -n 2 "$work/verbs.log")"
  dotnet "$app/OpsCenter.App.dll" restore "$backups" --DataDir "$work/restored" >>"$work/verbs.log" 2>&1 || broke "restore: $(tail -n 2 "$work/verbs.log")"
  dotnet "$app/OpsCenter.App.dll" check --data --DataDir "$work/restored" >>"$work/check.log" 2>&1 || broke "what the backup restores is damaged: $(tail -n 2 "$work/check.log")"
fi

echo
echo "$kills kills in $took s, $early of them during the start, during ${during[*]} in turn; old readings deleted $deleted, backups finished before their kill $made; $(date -u +%F)"
echo
echo "| devices | rate | kills | acknowledged | stored | missing | twice | sent again after a kill |"
echo "|---|---|---|---|---|---|---|---|"
echo "| $devices | $rate/s, QoS 1 | $kills | $(after "$answer" acknowledged) | $(after "$answer" stored) | $(after "$answer" missing) | $(after "$answer" duplicated) | $again |"
verdict
