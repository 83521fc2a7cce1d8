#!/usr/bin/env bash
# Starts build.cake: ./build.sh [TARGET], from any folder. Targets: build (the default), test, demo, setup, format,
# gpu-runtime, named-packages.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"

if ! command -v dotnet >/dev/null; then
  echo "build.sh: there is no dotnet command. Install the .NET SDK 10 (package dotnet-sdk-10.0)." >&2
  exit 7
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
[ -t 1 ] || export NO_COLOR=1

# Without a home to write to, the tools keep what they download under out/; package sources set at home still count.
if [ ! -w "${HOME:-/nonexistent}" ]; then
  home="$PWD/out/home"
  mkdir -p "$home/.nuget/NuGet"
  for settings in .nuget/NuGet/NuGet.Config .npmrc; do
    if [ -r "${HOME:-}/$settings" ]; then
      cp "${HOME:-}/$settings" "$home/$settings"
    fi
  done
  export HOME="$home" DOTNET_CLI_HOME="$home"
fi

dotnet tool restore >/dev/null || dotnet tool restore
exec dotnet cake build.cake --target="${1:-build}"
