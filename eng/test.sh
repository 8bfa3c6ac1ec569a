#!/usr/bin/env bash
# Installs the peers where missing, builds, checks the format, runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# With the peers installed nothing may be skipped for want of one.
export OPSCENTER_REQUIRE_PEERS=1

bash eng/install-peers.sh
dotnet build IOC.sln -c Release -v minimal
# Started as the README says, from the checkout's root, the program finds the configuration shipped with it, and that has no error.
dotnet run -c Release --no-build --project src/OpsCenter.App -- check
(cd src/OpsCenter.App/Client && npm run --silent check && npm run --silent test)
# Style rules are build errors already; this is the white space the compiler does not see.
dotnet format whitespace IOC.sln --no-restore --verify-no-changes

# One project after the other: on two cores, parallel hosts and browsers only time each other out.
passed=0; failed=0; skipped=0; broken=()
for project in tests/*.Tests/*.csproj tests/OpsCenter.EndToEnd/*.csproj; do
  name=$(basename "$project" .csproj)
  log=$(mktemp)
  if ! dotnet test "$project" -c Release --no-build --nologo --blame-hang-timeout 5m -v minimal 2>&1 | tee "$log"; then broken+=("$name"); fi
  read -r f p s < <(sed -nE 's/.*Failed: *([0-9]+), Passed: *([0-9]+), Skipped: *([0-9]+).*/\1 \2 \3/p' "$log" | tail -n 1; echo "0 0 0") || true
  failed=$((failed + f)); passed=$((passed + p)); skipped=$((skipped + s))
  rm -f "$log"
done

[ ${#broken[@]} -eq 0 ] || echo "failed projects: ${broken[*]}"
echo "$passed passed, $failed failed, $skipped skipped"
[ ${#broken[@]} -eq 0 ] && [ "$passed" -gt 0 ]
