#!/usr/bin/env bash
# Kills the server (SIGKILL) at random moments, one time in five while it is still starting, while the load tool publishes at QoS 1; then reads
# everything back: every message that was acknowledged must be in the store exactly once, although many were sent twice.
#
#   eng/crash-test.sh [KILLS=20]        RATE=1000 DEVICES=200 SEED=N (the same moments again) KEEP=1 (keeps the work folder)
#                                     APP=DIR SIM=DIR (published already; nothing is built)
#
# Exit code 1 where an acknowledged message is missing or stored twice.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/lib.sh

kills=${1:-20}
rate=${RATE:-1000}
devices=${DEVICES:-200}
RANDOM=${SEED:=$RANDOM}
say "SEED=$SEED"

# between MS MS: waits a random time.
between() { sleep "$(math "($1 + $RANDOM % ($2 - $1)) / 1000" %.3f)"; }

write_configuration
build_programs
add_credentials
start_server
wait_ready
load_behind fleet --devices "$devices" --rate "$rate" --qos 1 --port "$mqtt" --user load --duration 24h --drain 600s --ledger "$work/ledger"
fleet=$loader

early=0
began=$(date +%s)
for kill in $(seq "$kills"); do
  if [ $((RANDOM % 5)) -eq 0 ]; then
    # While it starts: in the middle of replaying the journal, of settling, or of the first commits.
    early=$((early + 1))
    between 100 1500
  else
    wait_ready
    between 50 1550
  fi
  kill_server
  [ $((kill % 10)) -ne 0 ] || say "kill $kill/$kills  $(tail -n 1 "$work/fleet.log")"
  start_server
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

echo
echo "$kills kills in $took s, $early of them during the start; $(date -u +%F)"
echo
echo "| devices | rate | kills | acknowledged | stored | missing | twice | sent again after a kill |"
echo "|---|---|---|---|---|---|---|---|"
echo "| $devices | $rate/s, QoS 1 | $kills | $(after "$answer" acknowledged) | $(after "$answer" stored) | $(after "$answer" missing) | $(after "$answer" duplicated) | $again |"
verdict
