#!/usr/bin/env bash
# Builds what is stale, then hands every argument to the command line (src/Conformance.Cli). No logic lives here.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
stamp="$root/artifacts/built"
if [[ ! -e "$stamp" || -n "$(find "$root"/src "$root"/Directory.* "$root"/global.json -newer "$stamp" -print -quit)" ]]; then
  mkdir -p "$root/artifacts" && touch "$stamp.$$"
  build=(dotnet build "$root/src/Conformance.Cli" -c Release --nologo --verbosity quiet -consoleLoggerParameters:NoSummary)
  "${build[@]}" -p:CompileAhead=true > /dev/null 2>&1 || "${build[@]}" -p:CompileAhead=false >&2 || exit 3
  mv "$stamp.$$" "$stamp"
fi
exec dotnet "$root/artifacts/ahead/conformance.dll" "$@"
