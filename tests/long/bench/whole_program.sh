#!/usr/bin/env bash
# The gloss command as a whole on one file: seconds and MB/s of each run, the median, peak memory.
# whole_program.sh GLOSS FILE.jsonl [RUNS] [CPUS]: with CPUS (0 or 0,1) pinned, one thread a CPU.
# With valgrind installed, `instructions` instead of RUNS counts instructions, which do not drift.
set -euo pipefail
gloss=$1 file=$2 runs=${3:-5} cpus=${4:-0}
threads=$(tr ',' '\n' <<<"$cpus" | wc -l)
command=("$gloss" run news "$file" --threads "$threads" --format jsonl --quiet)

if [[ "$runs" == instructions ]]; then
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "${command[@]}" 2>&1 >/dev/null |
    grep -E "Collected"
  exit 0
fi
for _ in $(seq "$runs"); do
  taskset -c "$cpus" /usr/bin/time -f "%e %M" "${command[@]}" 2>&1 >/dev/null
done | sort -n | awk -v bytes="$(stat -c %s "$file")" '
  {seconds[NR] = $1; if ($2 > memory) memory = $2}
  END {
    median = seconds[int((NR + 1) / 2)]
    printf "%d runs, median %.3f s, least %.3f s, %.1f MB/s of file, peak %.1f MB\n",
           NR, median, seconds[1], bytes / median / 1e6, memory / 1000
  }'
