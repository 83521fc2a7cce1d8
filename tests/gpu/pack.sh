#!/usr/bin/env bash
# Packs what a bare NVIDIA host needs to run the profiler: pack.sh [FOLDER]. README.md says how it is used.
#
# Takes out/profiler as ./build.sh published it (or PROGRAM=folder) and the .NET of this machine (or DOTNET_ROOT), and writes
# FOLDER (out/gpu) with run.sh, parts of at most PART_MIB (48) of one compressed archive, and their SHA-256.
set -euo pipefail
here="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
root="$(readlink -f "$here/../..")"
program="${PROGRAM:-$root/out/profiler}"
folder="${1:-$root/out/gpu}"
part_mib="${PART_MIB:-48}"

fail() { echo "pack.sh: $1" >&2; exit 7; }

[ -f "$program/profiler.dll" ] && [ -f "$program/agent/profiler-agent.dll" ] || fail "$program holds no published program. Run ./build.sh first."
dotnet="${DOTNET_ROOT:-}"
if [ -z "$dotnet" ]; then
  # The first dotnet of the path that is .NET's own, with its frameworks beside it: others may be wrappers.
  for candidate in $(type -ap dotnet) /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    candidate="$(dirname "$(readlink -f "$candidate")")"
    if [ -d "$candidate/shared/Microsoft.NETCore.App" ]; then
      dotnet="$candidate"
      break
    fi
  done
fi
[ -n "$dotnet" ] && [ -x "$dotnet/dotnet" ] || fail "there is no .NET with its shared frameworks here; name it by DOTNET_ROOT."

stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
bundle="$stage/bundle"
mkdir -p "$bundle/dotnet/host/fxr" "$bundle/dotnet/shared"

# The newest of each: a self-contained publish would need the runtime packs from NuGet, and these are the same files.
newest() { find "$1" -mindepth 1 -maxdepth 1 -type d | sort -V | tail -n 1; }
cp "$dotnet/dotnet" "$bundle/dotnet/"
cp -r "$(newest "$dotnet/host/fxr")" "$bundle/dotnet/host/fxr/"
for framework in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
  [ -d "$dotnet/shared/$framework" ] || fail "$dotnet has no $framework."
  mkdir -p "$bundle/dotnet/shared/$framework"
  cp -r "$(newest "$dotnet/shared/$framework")" "$bundle/dotnet/shared/$framework/"
done

cp -rL "$program" "$bundle/program"
find "$bundle/program" -type f \( -name '*.pdb' -o -name '*.xml' \) -delete
if [ -d "$bundle/program/runtimes" ]; then
  find "$bundle/program/runtimes" -mindepth 1 -maxdepth 1 ! -name linux-x64 ! -name linux ! -name unix -exec rm -rf {} +
fi
[ -f "$program/agent/libonnxruntime_providers_cuda.so" ] && cuda=yes || cuda=no

rm -rf "$folder"
mkdir -p "$folder"
tar -C "$stage" --owner=0 --group=0 --sort=name -cf - bundle | xz -T0 "-${XZ_LEVEL:-6}" | split -b "${part_mib}M" -d -a 3 - "$folder/bundle.tar.xz."
cp "$here/run.sh" "$folder/"
(cd "$folder" && sha256sum bundle.tar.xz.* >parts.sha256)
parts=$(find "$folder" -name 'bundle.tar.xz.*' | wc -l)
echo "$folder: $parts part(s), $(du -cm "$folder"/bundle.tar.xz.* | tail -n 1 | cut -f 1) MiB; CUDA provider inside: $cuda"
[ "$cuda" = yes ] || echo "Without it only --provider cpu runs; ./build.sh gpu-runtime adds it." >&2
