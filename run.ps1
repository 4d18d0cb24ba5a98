# Builds what is stale, then hands every argument to the command line (src/Conformance.Cli). No logic lives here.
$ErrorActionPreference = 'Stop'
$stamp = Join-Path $PSScriptRoot 'artifacts/built'
$sources = Get-ChildItem "$PSScriptRoot/src", "$PSScriptRoot/Directory.*", "$PSScriptRoot/global.json" -Recurse
$newest = ($sources | Measure-Object LastWriteTimeUtc -Maximum).Maximum
if (-not (Test-Path $stamp) -or $newest -gt (Get-Item $stamp).LastWriteTimeUtc) {
  dotnet build "$PSScriptRoot/src/Conformance.Cli" --nologo --verbosity quiet -consoleLoggerParameters:NoSummary | Out-Host
  if ($LASTEXITCODE -ne 0) { exit 3 }
  (New-Item $stamp -ItemType File -Force).LastWriteTimeUtc = $newest
}
dotnet "$PSScriptRoot/artifacts/bin/Conformance.Cli/debug/conformance.dll" @args
exit $LASTEXITCODE
