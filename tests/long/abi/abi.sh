#!/usr/bin/env bash
# abi.sh compare|keep LIBRARY
# compare: prints how the interface of libglossator.so differs from the kept one. Fails if something
#   is missing or changed under the same soname.
# keep: makes the interface of LIBRARY the kept one, libglossator.abi.gz.
# LIBRARY is of the preset dev, because its debug information describes the types.
set -euo pipefail

usage() {
  sed -n '2,7s/^# //p' "$0" >&2
  exit 2
}
[[ $# -eq 2 ]] || usage
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
kept="$here/libglossator.abi.gz"
library=$2
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# Only types of public headers, and no path of the machine.
abidw --no-show-locs --no-corpus-path --no-comp-dir-path --exported-interfaces-only \
  --headers-dir "$root/core/include" --headers-dir "$root/sdk/include" --drop-private-types \
  --out-file "$scratch/raw.abi" "$library"
sed "s|$root/||g" "$scratch/raw.abi" >"$scratch/new.abi"

if [[ $1 == keep ]]; then
  gzip -n -9 <"$scratch/new.abi" >"$kept"
  echo "kept: $kept"
  exit 0
fi
[[ $1 == compare ]] || usage

soname() { sed -nE "s/.*soname='([^']*)'.*/\1/p" "$1" | head -n 1; }
gunzip <"$kept" >"$scratch/kept.abi"
status=0
abidiff --no-added-syms "$scratch/kept.abi" "$scratch/new.abi" || status=$?
if ((status & 3)); then
  echo "abi.sh: abidiff cannot compare $kept and $library" >&2
  exit 2
fi
[[ $status -eq 0 ]] && exit 0
before=$(soname "$scratch/kept.abi")
now=$(soname "$scratch/new.abi")
if [[ $before == "$now" ]]; then
  echo "abi.sh: the interface of $library changed, but its soname is still $now;" \
    "raise the soname, or run '$0 keep' if programs need not notice" >&2
  exit 1
fi
echo "abi.sh: the interface changed with the soname, from $before to $now"
