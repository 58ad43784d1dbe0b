#!/usr/bin/env bash
# Runs one check on one plugin and compares its result. run_row.sh BUILD_FOLDER ROW
set -euo pipefail
build=$(cd "$1" && pwd)
cd "$(dirname "$0")"
IFS=$'\t' read -r library annotator check verdict text arguments <<<"$2"
for folder in "$build/tests/check" "$build/tests/misbehaving" "$build/tests/specimens" "$build/tests/hidden_faults" \
  "$build/lib/glossator/plugins"; do
  [[ -e "$folder/$library" ]] && { plugin=$folder/$library; break; }
done
[[ -n "${plugin:-}" ]] || { echo "no library $library"; exit 1; }
options=(--only "$check" --json)
[[ "$annotator" == - ]] || options+=(--annotator "$annotator")
arguments=${arguments//@build/$build}
text=${text//@build/$build}
# shellcheck disable=SC2086 # the last column is words
said=$("$build/bin/gloss" check "$plugin" "${options[@]}" ${arguments:-}) || true
python3 - "$check" "$verdict" "$text" "$said" <<'PYTHON'
import json, sys
check, verdict, text, said = sys.argv[1:]
results = [r for r in json.loads(said)["checks"] if r["name"] == check]
assert results, f"{check} was not run: {said}"
found = [f for r in results for f in r["findings"]]
verdicts = {r["verdict"] for r in results}
assert verdicts == {verdict}, f"expected {verdict}, got {verdicts}: {found}"
if text != "-":
    assert any(text in f["message"] for f in found), f"no finding has {text!r}: {found}"
for f in found:
    assert f["message"] and (f["verdict"] not in ("warn", "fail") or f["remedy"]), f
PYTHON
