# The suite as an image: docker run --rm --network host -v "$PWD/reports:/suite/reports" conformance
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src src
RUN dotnet build src/Conformance.Cli --configuration Release -p:CompileAhead=true -p:RunAnalyzers=false

FROM mcr.microsoft.com/dotnet/runtime:10.0
WORKDIR /suite
COPY --from=build /source/artifacts/ahead /program
COPY profiles profiles
COPY testcases testcases
ENTRYPOINT ["dotnet", "/program/conformance.dll"]
