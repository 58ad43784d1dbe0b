#!/usr/bin/env bash
# compare.sh LIBRARY: prints how the interface of libglossator.so differs from the kept one. Fails
# if it lost or changed something under the same soname; renew.sh keeps the new interface.
set -euo pipefail

kept="$(dirname "$0")/libglossator.abi"
library=$1
soname() { sed -nE "s/.*soname='([^']*)'.*/\1/p" | head -n 1; }
kept_soname=$(soname <"$kept")
new_soname=$(readelf -d "$library" | sed -nE 's/.*soname: \[(.*)\].*/\1/p')

status=0
abidiff --no-added-syms "$kept" "$library" || status=$?
if ((status & 3)); then
  echo "compare.sh: abidiff cannot compare $kept and $library" >&2
  exit 2
fi
[[ $status -eq 0 ]] && exit 0
if [[ "$kept_soname" == "$new_soname" ]]; then
  echo "compare.sh: the interface of $library changed, but its soname is still $new_soname;" \
    "raise the soname, or run $(dirname "$0")/renew.sh on it if programs need not notice" >&2
  exit 1
fi
echo "compare.sh: the interface changed with the soname, from $kept_soname to $new_soname"
