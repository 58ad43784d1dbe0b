#!/usr/bin/env bash
# renew.sh LIBRARY: keeps the interface of libglossator.so as libglossator.abi, which compare.sh
# holds later libraries against. LIBRARY is of the preset dev: debug information tells of types.
set -euo pipefail

kept="$(dirname "$0")/libglossator.abi"
abidw --no-show-locs --no-corpus-path --no-comp-dir-path --exported-interfaces-only \
  --out-file "$kept" "$1"
echo "kept: $kept"
