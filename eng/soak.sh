#!/usr/bin/env bash
# A wall of the demonstration left open in a real browser; prints heap, DOM nodes and the server's memory minute by minute and
# fails where they grow or the page reports an error.
#
#   eng/soak.sh [MINUTES]        default 30; WALL=overview APP=DIR (published already)
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/free-port.sh

minutes=${1:-30}
work=$(mktemp -d "${TMPDIR:-/tmp}/opscenter-soak.XXXXXX")
server=""
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

app=${APP:-$work/app}
[ -n "${APP:-}" ] || { echo "building the server" >&2; dotnet publish src/OpsCenter.App -c Release -o "$app" -v q --nologo >&2; }
[ -d src/OpsCenter.App/Client/node_modules ] || (cd src/OpsCenter.App/Client && npm ci --no-audit --no-fund --loglevel=error)
http=$(free_port)
dotnet "$app/OpsCenter.App.dll" --demo --DataDir "$work/data" --ConfigDir ingest-config --DashboardsDir dashboards \
  --Http:Port "$http" --Mqtt:Port "$(free_port)" >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 600); do curl -fs -o /dev/null "http://127.0.0.1:$http/readyz" && break; sleep 0.1; done

status=0
node eng/soak.mjs --minutes "$minutes" --url "http://127.0.0.1:$http" --wall "${WALL:-overview}" --pid "$server" || status=$?
if grep -E ' (warn|fail|crit): ' "$work/server.log"; then
  echo "the server's log has warnings or errors"
  status=1
fi
exit "$status"
