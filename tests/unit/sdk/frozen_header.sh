#!/usr/bin/env bash
# While the minor of the SDK's header is 0, the header equals that of ABI 1.0, byte for byte.
# frozen_header.sh SDK_HEADER
set -euo pipefail
minor=$(sed -n 's/^#define GLOSS_ABI_MINOR \([0-9]*\)u.*/\1/p' "$1")
[[ -n "$minor" ]] || { echo "$1: no GLOSS_ABI_MINOR"; exit 1; }
[[ "$minor" != 0 ]] || cmp "$1" "$(dirname "$0")/abi_1_0/gloss/plugin.h"
