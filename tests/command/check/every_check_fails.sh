#!/usr/bin/env bash
# Each check that `gloss check --list` names has a row in which it has something to say, so that it is
# known to be able to. every_check_fails.sh BUILD_FOLDER
set -euo pipefail
rows=$(dirname "$0")/rows
missing=$(comm -23 <("$1/bin/gloss" check --list | awk '/^  / {print $1}' | sort -u) \
  <(awk -F'\t' '$4 == "fail" || $4 == "warn" || ($4 == "note" && $5 != "-") {print $3}' "$rows"/*.tsv | sort -u))
[[ -z "$missing" ]] || { echo "checks that no row makes fail:"; echo "$missing"; exit 1; }
