#!/usr/bin/env bash
# Builds the fuzzers and runs each for SECONDS, under AddressSanitizer and
# UndefinedBehaviorSanitizer: bash tests/long/fuzz/run.sh [SECONDS [NAME...]]
# The corpus that they build stays in build/fuzz/corpus for the next run.
set -euo pipefail
cd "$(dirname "$0")/../../.."
seconds=${1:-60}
shift || true
names=("$@")
[[ ${#names[@]} -gt 0 ]] || names=(config jsonl csv html compressed)

bash examples/install_packages.sh --fuzz
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target fuzzers

# Seeds from the tests' files, each after the byte that the fuzzer itself uses.
seed() { # NAME PREFIX FILE...
  local name=$1 prefix=$2 file
  shift 2
  mkdir -p "build/fuzz/corpus/$name"
  for file in "$@"; do
    { printf "$prefix"; cat "$file"; } >"build/fuzz/corpus/$name/seed-$(sha256sum <"$file" | cut -c1-16)"
  done
}
cases=tests/command/cases
mapfile -t configs < <(find configs "$cases" -name '*.json')
mapfile -t lines < <(find "$cases" examples -name '*.jsonl' -size -64k)
seed config '' "${configs[@]}"
seed jsonl '@' "${lines[@]}"
seed csv '@' tests/long/fuzz/seeds/*.csv
seed html '' tests/long/fuzz/seeds/*.html "$cases"/input/html/page.html
for file in tests/long/fuzz/seeds/*.csv; do
  gzip -nc "$file" >build/fuzz/seed.gz
  zstd -qfc "$file" >build/fuzz/seed.zst
  seed compressed '@' build/fuzz/seed.gz build/fuzz/seed.zst
done

mkdir -p build/fuzz/finds
failed=()
for name in "${names[@]}"; do
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=16384
           -print_final_stats=1 -artifact_prefix="build/fuzz/finds/$name-")
  [[ ! -f tests/long/fuzz/$name.dict ]] || options+=("-dict=tests/long/fuzz/$name.dict")
  log=build/fuzz/$name.log
  if "build/fuzz/fuzzers/${name}_fuzz" "${options[@]}" "build/fuzz/corpus/$name" >"$log" 2>&1; then
    echo "$name: ok, $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs in $seconds s"
  else
    echo "$name: failed; $log" >&2
    grep -E "ERROR|does not hold|runtime error|what\(\)|Test unit written" "$log" >&2 || true
    failed+=("$name")
  fi
done
if [[ ${#failed[@]} -gt 0 ]]; then
  echo "fuzz: failed: ${failed[*]}; run build/fuzz/fuzzers/NAME_fuzz FILE" >&2
  exit 1
fi
echo "fuzz: ok"
