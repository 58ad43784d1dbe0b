#!/usr/bin/env bash
# run_page_test.sh SOURCE: tests the page's logic in node, or says that it cannot.
set -euo pipefail
if ! command -v node >/dev/null; then
  echo "SKIPPED: no node here; apt-get install nodejs" >&2
  exit 77
fi
exec node "$(dirname "$0")/page_test.js" "$1"
