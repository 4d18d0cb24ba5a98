# Builds what is stale, then hands every argument to the command line (src/Conformance.Cli). No logic lives here.
$stamp = Join-Path $PSScriptRoot 'artifacts/built'
$newest = (Get-ChildItem "$PSScriptRoot/src", "$PSScriptRoot/Directory.*", "$PSScriptRoot/global.json" -Recurse | Measure-Object LastWriteTimeUtc -Maximum).Maximum
if (-not (Test-Path $stamp) -or $newest -gt (Get-Item $stamp).LastWriteTimeUtc) {
  $build = 'build', "$PSScriptRoot/src/Conformance.Cli", '-c', 'Release', '--nologo', '--verbosity', 'quiet', '-consoleLoggerParameters:NoSummary'
  dotnet @build '-p:CompileAhead=true' | Out-Null
  if ($LASTEXITCODE -ne 0) { dotnet @build '-p:CompileAhead=false' | Out-Host }
  if ($LASTEXITCODE -ne 0) { exit 3 }
  (New-Item $stamp -ItemType File -Force).LastWriteTimeUtc = $newest
}
dotnet "$PSScriptRoot/artifacts/ahead/conformance.dll" @args
exit $LASTEXITCODE
