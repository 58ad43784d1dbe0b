#!/usr/bin/env bash
# Builds a host whose ABI minor is raised by one, with members appended to every struct that may
# grow. It must run today's plugin binaries and write the same bytes, and today's host must refuse a
# plugin that needs the next minor, with both numbers. Takes some minutes. next_minor.sh
# BUILD_FOLDER
set -euo pipefail
build=$(cd "$1" && pwd)
source=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset GLOSS_PLUGIN_PATH
export XDG_CACHE_HOME="$work/cache"
die() { echo "next_minor: $*"; exit 1; }

mkdir "$work/next"
(cd "$source" && tar cf - --exclude=./build --exclude=./.git .) | tar xf - -C "$work/next"
header=$work/next/sdk/include/gloss/plugin.h
minor=$(sed -n 's/^#define GLOSS_ABI_MINOR \([0-9]*\)u.*/\1/p' "$header")
sed -i "s/^#define GLOSS_ABI_MINOR ${minor}u/#define GLOSS_ABI_MINOR $((minor + 1))u/" "$header"
for struct in batch document key layer description host config_api call factory entry; do
  sed -i "s/^} gloss_$struct;/  uint64_t appended_to_$struct[3];\n} gloss_$struct;/" "$header"
  grep -q "appended_to_$struct" "$header" || die "gloss_$struct is not found"
done
cmake -S "$work/next" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DGLOSS_BUILD_TESTS=OFF \
  -DCMAKE_CXX_FLAGS=-Wno-missing-field-initializers >/dev/null
cmake --build "$work/build" --target gloss tokens_plugin >"$work/log" || { tail -30 "$work/log"; die "does not build"; }

text=$source/examples/documents/state_visit.txt
run() { # GLOSS PLUGIN_PATH
  "$1" run "$work/config.json" "$text" --date 2024-05-17 --format jsonl --quiet --plugin-path "$2"
}
# Today's plugins, the shipped ones and one in C, on today's host and on the next one.
mkdir "$work/plugins"
cp -r "$build"/lib/glossator/plugins/* "$build/tests/specimens/plugin_1_0.so" "$work/plugins"
cp "$source/configs/news.json" "$work/config.json"
run "$build/bin/gloss" "$work/plugins" >"$work/today"
run "$work/build/bin/gloss" "$work/plugins" >"$work/tomorrow"
cmp "$work/today" "$work/tomorrow" || die "the shipped plugins write other bytes"
echo '{"glossator": 1, "pipeline": [{"plugin": "tokens"}, {"plugin": "plugin_1_0"}]}' >"$work/config.json"
run "$build/bin/gloss" "$work/plugins" >"$work/today"
run "$work/build/bin/gloss" "$work/plugins" >"$work/tomorrow"
grep -q '"type":"capitals"' "$work/today" || die "the plugin of ABI 1.0 finds nothing"
cmp "$work/today" "$work/tomorrow" || die "the plugin of ABI 1.0 writes other bytes"

# A plugin that needs the next minor, on today's host.
sed 's|^ *\.outputs = outputs,|&\n      .abi_minor_needed = GLOSS_ABI_MINOR,|; s|"minimal"|"needs_next"|' \
  "$source/examples/minimal_plugin_cpp/plugin.cpp" >"$work/needs_next.cpp"
c++ -std=c++20 -shared -fPIC -fvisibility=hidden -I"$work/next/sdk/include" "$work/needs_next.cpp" \
  -o "$work/plugins/needs_next.so" -static-libstdc++ -static-libgcc \
  -Wl,--version-script="$source/sdk/cmake/gloss_plugin.map"
echo '{"glossator": 1, "pipeline": [{"plugin": "tokens"}, {"plugin": "needs_next"}]}' >"$work/config.json"
! run "$build/bin/gloss" "$work/plugins" >"$work/today" 2>"$work/error" || die "today's host takes the next plugin"
grep -q "needs ABI 1.$((minor + 1)); this host has 1.$minor" "$work/error" || die "$(cat "$work/error")"
run "$work/build/bin/gloss" "$work/plugins" | grep -q '"status":"ok"' || die "the next host refuses its own plugin"
echo "next_minor: ok"
