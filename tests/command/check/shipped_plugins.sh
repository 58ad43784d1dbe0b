#!/usr/bin/env bash
# Every plugin that is shipped passes the whole suite with no FAIL and no WARN; so do the examples,
# and real plugins without a fault. --quick leaves out the checks that take seconds each.
# shipped_plugins.sh BUILD_FOLDER [--quick]
set -euo pipefail
build=$(cd "$1" && pwd)
texts=$(cd "$(dirname "$0")/../../fixtures/hidden_faults" && pwd)/texts.jsonl
configs=$(cd "$(dirname "$0")/../../../configs" && pwd)
export LOCPATH=$build/tests/locales
checks=()
if [[ "${2:-}" == --quick ]]; then
  checks=(--only "$("$build/bin/gloss" check --list | sed -nE 's/^  ([a-z-]+) .*/\1/p' |
    grep -vxE 'many-threads|forgets-words|no-memory|long-texts|leaves-nothing' | paste -sd,)")
fi
failed=0
for plugin in "$build"/lib/glossator/plugins/*.so "$build"/tests/check/minimal_{c,cpp}.so "$build"/tests/hidden_faults/{prices,terms,quotes}.so; do
  options=()
  case $(basename "$plugin") in
    gazetteer.so | regex.so) options=(--config "$configs/lists.json") ;;
    onnx.so) continue ;;  # tests/command/onnx has a model for it
    merge.so) options=(--config "$configs/terms.json") ;;
  esac
  "$build/bin/gloss" check "$plugin" --json --texts "$texts" "${options[@]}" "${checks[@]}" |
    python3 -c '
import json, sys
said = json.load(sys.stdin)
bad = [c for c in said["checks"] if c["verdict"] in ("fail", "warn")]
for check in bad:
    print(said["file"], check["name"], check["verdict"], json.dumps(check["findings"], indent=1))
assert len(said["checks"]) > 30, said["counts"]
sys.exit(len(bad) > 0)' || failed=1
done
exit $failed
