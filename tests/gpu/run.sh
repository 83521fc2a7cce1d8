#!/usr/bin/env bash
# Runs on the NVIDIA host, from the folder that pack.sh wrote; README.md says what comes of it.
#
# run.sh [--provider cuda|cpu] [--out FOLDER] [--budget 90s] [--soak 60s] [--input 1x3x512x1024] [--precisions fp32,fp16] [--count 20]
set -euo pipefail
here="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
provider=cuda out="${OUT:-$PWD/gpu-results}" budget=90s soak=60s input=1x3x512x1024 precisions=fp32,fp16 count=20
device="${DEVICE:-gpu-host}"
networks=(squeezenas-mac-small squeezenas-lat-small squeezenas-mac-large squeezenas-lat-large squeezenas-mac-xlarge squeezenas-lat-xlarge)

fail() { echo "run.sh: $1" >&2; exit "${2:-2}"; }

while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || fail "$1 needs a value."
  case "$1" in
    --provider) provider="$2" ;;
    --out) out="$2" ;;
    --budget) budget="$2" ;;
    --soak) soak="$2" ;;
    --input) input="$2" ;;
    --precisions) precisions="$2" ;;
    --count) count="$2" ;;
    *) fail "there is no option $1." ;;
  esac
  shift 2
done
case "$provider" in cuda | cpu) ;; *) fail "--provider $provider is neither cuda nor cpu." ;; esac
mkdir -p "$out"
out="$(readlink -f "$out")"

# Unpacking, once: what lies beside the parts belongs to them as long as their sums are the same.
work="${WORK:-$here/unpacked}"
if ! cmp -s "$here/parts.sha256" "$work/parts.sha256"; then
  (cd "$here" && sha256sum --quiet -c parts.sha256) || fail "a part is missing or broken; bring all of them again." 3
  rm -rf "$work"
  mkdir -p "$work"
  cat "$here"/bundle.tar.xz.* | tar -xJf - -C "$work"
  cp "$here/parts.sha256" "$work/"
fi
bundle="$work/bundle"
export DOTNET_ROOT="$bundle/dotnet" PATH="$bundle/dotnet:$PATH" DOTNET_CLI_TELEMETRY_OPTOUT=1
export HOME="${HOME:-$work/home}" PROFILER_DATABASE="$out/profiler.db"
mkdir -p "$HOME"
profiler() { dotnet "$bundle/program/profiler.dll" "$@"; }

# What a CUDA provider may need lies in CUDA's own folders, or inside a Python's packages.
libraries() {
  find /usr/local/cuda*/lib64 /usr/local/cuda*/targets/*/lib /usr/lib/x86_64-linux-gnu /opt /usr/lib/python3* /usr/local/lib/python3* "$HOME" \
    -maxdepth 7 \( -name 'libcudart.so.*' -o -name 'libcudnn*.so.*' -o -name 'libcublas*.so.*' -o -name 'libcufft.so.*' -o -name 'libcurand.so.*' -o -name 'libnvrtc.so.*' \) \
    2>/dev/null | sort -u || true
}

{
  echo "# host"
  uname -a
  head -n 2 /etc/os-release 2>/dev/null || true
  grep -m 1 'model name' /proc/cpuinfo || true
  echo "# command"
  profiler --version
  if [ "$provider" = cuda ]; then
    echo "# GPU"
    nvidia-smi --query-gpu=name,driver_version,memory.total,clocks.max.sm,power.limit,persistence_mode --format=csv 2>&1 || echo "nvidia-smi did not answer"
    echo "# CUDA libraries"
    libraries
  fi
} >"$out/host.txt"

if [ "$provider" = cuda ]; then
  native="$bundle/program/agent/libonnxruntime_providers_cuda.so"
  [ -f "$native" ] || fail "the bundle has no CUDA provider: run ./build.sh gpu-runtime, then pack.sh again." 7
  folders="$(libraries | xargs -r -n 1 dirname | sort -u | paste -sd : -)"
  export LD_LIBRARY_PATH="$folders${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
  ldd "$native" >"$out/provider-libraries.txt" 2>&1 || true
  if missing="$(grep 'not found' "$out/provider-libraries.txt" | awk '{ print $1 }' | paste -sd ' ' -)" && [ -n "$missing" ]; then
    fail "the CUDA provider lacks $missing here; $out/host.txt lists what was found." 7
  fi
fi

has() { profiler "$1" --help | grep -q -- "$2"; }

failed=()
# A step that fails leaves what it said, and the others go on.
step() {
  local name="$1"
  shift
  echo "== $name"
  if ! "$@" >"$out/$name.txt" 2>"$out/$name.log"; then
    failed+=("$name")
    tail -n 3 "$out/$name.log" >&2
  fi
}
# A second run in the same folder finds the device registered.
profiler device list | grep -q "^ *$device " || step device-add profiler device add "$device" --local
step describe profiler device describe "$device"
step admission profiler device admit "$device" --soak "$soak"
for precision in ${precisions//,/ }; do
  wanted=()
  if has profile --precision && has compare --precision && [ "$provider" = cuda ]; then
    wanted=(--precision "$precision")
  elif [ "$precision" != fp32 ]; then
    echo "== $precision: this command or provider measures fp32 only"
    continue
  fi
  where=(--device "$device" --provider "$provider" "${wanted[@]}")
  step "profile-$precision" profiler profile --space squeezenas-small --input 1x3x256x512 --budget "$budget" "${where[@]}"
  step "validate-$precision" profiler validate --space squeezenas-small --input 1x3x256x512 --count "$count" "${where[@]}"
  step "compare-$precision" profiler compare "${networks[@]}" --input "$input" --save "$out/compare-$precision.json" "${where[@]}"
  if profiler --help | grep -q '^ *energy '; then
    for network in "${networks[@]}"; do
      step "energy-$precision-$network" profiler energy "$network" --input "$input" "${where[@]}"
    done
  fi
done
step export profiler lut export --space squeezenas-small -o "$out/lut-data"

if [ ${#failed[@]} -gt 0 ]; then
  fail "these steps failed: ${failed[*]}; $out says why." 5
fi
echo "all steps are done; bring $out back"
