#!/usr/bin/env bash
# While the minor of the SDK's header is 0, the header equals that of ABI 1.0 but for its comments,
# which may tell more. frozen_header.sh SDK_HEADER
set -euo pipefail
minor=$(sed -n 's/^#define GLOSS_ABI_MINOR \([0-9]*\)u.*/\1/p' "$1")
[[ -n "$minor" ]] || { echo "$1: no GLOSS_ABI_MINOR"; exit 1; }
code() {
  python3 -c 'import re, sys
print("\n".join(re.sub(r"/\*.*?\*/", " ", sys.stdin.read(), flags=re.S).split()))' <"$1"
}
[[ "$minor" != 0 ]] || diff <(code "$1") <(code "$(dirname "$0")/abi_1_0/gloss/plugin.h")
