#!/usr/bin/env bash
# build_cost.sh: the processor time of a build from a clean copy, as a multiple of that of one file
# that includes nlohmann/json.hpp and parses a string: first for the quick start's build, then with
# all tests built and run. No compiler cache, two jobs, without configuring.
set -euo pipefail
cd "$(dirname "$0")/../../.."

unset CMAKE_C_COMPILER_LAUNCHER CMAKE_CXX_COMPILER_LAUNCHER
export CCACHE_DISABLE=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=$work/copy  # of nothing but the project, as the tests want it
mkdir "$folder"
git ls-files -z --cached --others --exclude-standard |
  while IFS= read -r -d '' file; do
    if [[ -e "$file" ]]; then printf '%s\0' "$file"; fi
  done | tar --create --null --files-from=- | tar --extract --directory "$folder"
cd "$folder"

# Prints the seconds of processor time, user and system, that a command takes.
seconds() { # COMMAND...
  local TIMEFORMAT='%U %S'
  { time "$@" >"$work/log" 2>&1; } 2>"$work/seconds" || { cat "$work/log" >&2; return 1; }
  awk '{print $1 + $2}' "$work/seconds"
}
times() { awk -v part="$1" -v whole="$2" 'BEGIN {printf "%.0f", part / whole}'; }

cmake --preset release >/dev/null
flags=$(sed -nE 's/^CMAKE_CXX_FLAGS(_RELEASE)?:STRING=//p' build/release/CMakeCache.txt | tr '\n' ' ')
cat >"$work/one_file.cpp" <<'SOURCE'
#include <nlohmann/json.hpp>
#include <string>

int main(int count, char** words) {
  return nlohmann::json::parse(std::string(words[count - 1])).empty() ? 1 : 0;
}
SOURCE
# shellcheck disable=SC2086 # flags are many words
one_file=$(seconds g++ -std=c++20 $flags -c "$work/one_file.cpp" -o "$work/one_file.o")
echo "one file: $one_file s"
read -ra targets < <(bash examples/quickstart.sh --targets)
quick_start=$(seconds cmake --build build/release -j2 --target "${targets[@]}")
echo "quick start: $quick_start s, $(times "$quick_start" "$one_file") files"
built=$(seconds cmake --build build/release -j2)
echo "all tests, built after it: $built s"
run=$(seconds ctest --preset release)
echo "all tests, run: $run s"
all=$(awk -v built="$built" -v run="$run" 'BEGIN {print built + run}')
echo "all tests: $all s, $(times "$all" "$one_file") files"
