#!/usr/bin/env bash
# Installs the peers where missing, builds, checks the format, runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# Servers that live for seconds gain nothing from counting their calls: without it a start costs a quarter less.
export DOTNET_TieredPGO=0
# With the peers installed nothing may be skipped for want of one.
export OPSCENTER_REQUIRE_PEERS=1

# The peers are fetched while the build runs; only npm is needed by the build itself.
command -v npm > /dev/null || bash eng/install-peers.sh
bash eng/install-peers.sh & peers=$!
dotnet build IOC.sln -c Release -v minimal
wait "$peers"
# Style rules are build errors already; this is the white space the compiler does not see.
dotnet format whitespace IOC.sln --no-restore --verify-no-changes & format=$!
# Started as the README says, from the checkout's root, the program finds the configuration shipped with it, and that has no error.
dotnet run -c Release --no-build --project src/OpsCenter.App -- check
(cd src/OpsCenter.App/Client && npm run --silent check && npm run --silent test)
wait "$format"

# Two at a time: the browser tests wait half of their time, so the other projects run beside them, with what they leave; those with brokers and peers of
# their own run alone afterwards, because a loaded machine makes those time out.
logs=$(mktemp -d)
run() { # niceness project…
  local niceness=$1 project name
  shift
  for project in "$@"; do
    name=$(basename "$project" .csproj)
    nice -n "$niceness" dotnet test "$project" -c Release --no-build --nologo --blame-hang-timeout 5m -v minimal > "$logs/$name" 2>&1 || echo "$name" >> "$logs/broken"
    cat "$logs/$name"
  done
}

beside=(); alone=()
for project in tests/*.Tests/*.csproj; do
  case $project in */OpsCenter.Ingest.Tests.csproj) alone+=("$project") ;; *) beside+=("$project") ;; esac
done

run 10 "${beside[@]}" &
run 0 tests/OpsCenter.EndToEnd/OpsCenter.EndToEnd.csproj
wait
run 0 "${alone[@]}"

passed=0; failed=0; skipped=0
for log in "$logs"/OpsCenter.*; do
  read -r f p s < <(sed -nE 's/.*Failed: *([0-9]+), Passed: *([0-9]+), Skipped: *([0-9]+).*/\1 \2 \3/p' "$log" | tail -n 1; echo "0 0 0") || true
  failed=$((failed + f)); passed=$((passed + p)); skipped=$((skipped + s))
done

broken=$(cat "$logs/broken" 2>/dev/null || true)
rm -rf "$logs"
[ -z "$broken" ] || echo "failed projects:" $broken
echo "$passed passed, $failed failed, $skipped skipped"
[ -z "$broken" ] && [ "$passed" -gt 0 ]
