#!/bin/sh
# Every wall at three sizes from a running server, into artifacts/screenshots. Arguments go to screenshots.mjs.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
[ -d "$root/src/OpsCenter.App/Client/node_modules" ] || (cd "$root/src/OpsCenter.App/Client" && npm ci --no-audit --no-fund --loglevel=error)
exec node "$root/eng/screenshots.mjs" "$@"
