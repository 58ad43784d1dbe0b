#!/usr/bin/env bash
# Runs the plugin on the sample and compares the output; then checks it against the contract of
# plugins and the cases of its specification. test.sh GLOSS PLUGIN.so
set -euo pipefail
gloss=$1
plugin=$2
cd "$(dirname "$0")"

"$gloss" run config.json sample.txt --plugin-path "$(dirname "$plugin")" --format jsonl --quiet |
  diff -u --label expected.jsonl expected.jsonl --label "what minimal writes" -
"$gloss" check "$plugin" --cases cases
