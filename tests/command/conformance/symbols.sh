#!/usr/bin/env bash
# Each plugin of a folder exports gloss_entry_1 and nothing else, shares no symbol with others
# (GNU_UNIQUE), and has no symbol that is still undefined at run time. symbols.sh PLUGIN_FOLDER
set -euo pipefail
failed=0
count=0
complain() { echo "$1"; failed=1; }
for plugin in "$1"/*.so; do
  count=$((count + 1))
  exported=$(nm -D --defined-only "$plugin" | awk '{print $NF}')
  [[ "$exported" == "gloss_entry_1" ]] || complain "$plugin exports: $exported"
  [[ -z "$(nm "$plugin" | awk '$2 == "u"')" ]] || complain "$plugin has GNU_UNIQUE symbols"
  if readelf -d "$plugin" | grep -qE 'TEXTREL|RPATH|RUNPATH'; then
    complain "$plugin has a text relocation or a run path"
  fi
done
[[ $count -ge 9 ]] || complain "only $count plugins in $1"
exit $failed
