#!/usr/bin/env bash
# Real payloads, mutated, arrive at a running server between the messages of a good neighbour: each must become data or be in quarantine with a
# reason, the neighbour loses nothing; prints how long the neighbour waited alone and among them.
#
#   eng/poison.sh [PER_PAYLOAD=0]       flips, and cuts, of each payload, spread over it; 0: one at every byte
set -euo pipefail
cd "$(dirname "$0")/.."
export OPSCENTER_POISON_PER_PAYLOAD="${1:-0}"
[ -n "${NO_BUILD:-}" ] || dotnet build tests/OpsCenter.App.Tests/OpsCenter.App.Tests.csproj -c Release --nologo -v q
dotnet test tests/OpsCenter.App.Tests/OpsCenter.App.Tests.csproj -c Release --no-build --nologo \
  --filter FullyQualifiedName~PoisonedStreamTests --logger 'console;verbosity=detailed' --blame-hang-timeout 1h
