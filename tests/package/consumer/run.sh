#!/usr/bin/env bash
# Installs the build into a folder of its own, builds a plugin and a host against the installed
# package, outside the tree, and runs both. run.sh BUILD_FOLDER CXX_FLAGS
set -euo pipefail
build=$(cd "$1" && pwd)
project=$(cd "$(dirname "$0")/project" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset GLOSS_PLUGIN_PATH

cmake --install "$build" --prefix "$work/prefix" >/dev/null
cp -r "$project" "$work/project"
cmake -S "$work/project" -B "$work/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" \
  -DCMAKE_CXX_FLAGS="$2" >/dev/null
cmake --build "$work/build"

exported=$(nm -D --defined-only "$work/build/shouts.so" | awk '{print $3}')
[[ "$exported" == "gloss_entry_1" ]] || { echo "shouts.so exports: $exported"; exit 1; }

"$work/prefix/bin/gloss" check "$work/build/shouts.so" --only true-sidecar | grep '^PASS'

printf 'NATO\nI NATO\n' | sed 's/I NATO/I NO NATO/' >"$work/expected"
echo "1 problem at /pipeline/1/options/least" >>"$work/expected"
"$work/build/host" "$work/build" | diff -u "$work/expected" -

# The installed command finds the installed plugins, configs and data by itself.
echo "Shares of ACME fell on Monday." >"$work/in.txt"
"$work/prefix/bin/gloss" run news "$work/in.txt" --quiet --format jsonl >"$work/out.jsonl"
grep -q '"status":"ok"' "$work/out.jsonl"
echo "consumer: ok"
