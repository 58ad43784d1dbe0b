#!/usr/bin/env bash
# Each check that `gloss check --list` names needs a row that gives warn or fail, as proof that the
# check can fail. every_check_fails.sh BUILD_FOLDER
set -euo pipefail
rows=$(dirname "$0")/rows
missing=$(comm -23 <("$1/bin/gloss" check --list | awk '/^  / {print $1}' | sort -u) \
  <(awk -F'\t' '$4 == "fail" || $4 == "warn" {print $3}' "$rows"/*.tsv | sort -u))
[[ -z "$missing" ]] || { echo "checks that no row makes fail:"; echo "$missing"; exit 1; }
