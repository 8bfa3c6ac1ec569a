#!/usr/bin/env bash
# Gives the codec and a running MQTT endpoint mutated packets: eng/fuzz-mqtt.sh [packets] [seed]. Default ten million.
set -euo pipefail
cd "$(dirname "$0")/.."
export OPSCENTER_FUZZ_PACKETS="${1:-10000000}" OPSCENTER_FUZZ_SEED="${2:-20261122}"
dotnet test tests/OpsCenter.Mqtt.Tests/OpsCenter.Mqtt.Tests.csproj -c Release --nologo \
  --filter FullyQualifiedName~FuzzTests --logger 'console;verbosity=detailed' --blame-hang-timeout 3h
