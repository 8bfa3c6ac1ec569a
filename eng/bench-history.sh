#!/usr/bin/env bash
# History beside a real InfluxDB 1.x: ingest over line protocol, bytes on disk, the usual queries. Prints a Markdown table for docs/benchmarks.md.
#
#   eng/bench-history.sh [--series 10000] [--hours 24] [--long 10] [--days 30] [--week 500] [--writers 4] [--only ours|influx]
#   eng/bench-history.sh --open FOLDER      (of CSV files: the bytes they cost)
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build src/OpsCenter.App -c Release -v q --nologo >&2
dotnet build tests/OpsCenter.Benchmarks -c Release -v q --nologo >&2
exec dotnet tests/OpsCenter.Benchmarks/bin/Release/net10.0/OpsCenter.Benchmarks.dll history "$@"
