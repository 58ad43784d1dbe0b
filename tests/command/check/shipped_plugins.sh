#!/usr/bin/env bash
# Every shipped plugin, and every example, passes the whole suite with no FAIL and no WARN.
# shipped_plugins.sh BUILD_FOLDER
set -euo pipefail
build=$(cd "$1" && pwd)
configs=$(cd "$(dirname "$0")/../../../configs" && pwd)
failed=0
for plugin in "$build"/lib/glossator/plugins/*.so "$build"/tests/check/minimal_{c,cpp}.so; do
  options=()
  case $(basename "$plugin") in
    gazetteer.so | regex.so) options=(--config "$configs/lists.json") ;;
  esac
  "$build/bin/gloss" check "$plugin" --json "${options[@]}" |
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
