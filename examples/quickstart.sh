#!/usr/bin/env bash
# From a bare Debian 12 to annotated documents: installs missing packages, builds, runs the main
# config on the sample documents, shows the table, and writes JSONL. With --targets it only prints
# the targets that it builds.
set -euo pipefail
cd "$(dirname "$0")/.."

# The targets that the config needs, and no others.
targets=(gloss tokens_plugin names_plugin dates_plugin people_plugin organizations_plugin
         sectors_plugin sentiment_plugin)
if [[ "${1:-}" == "--targets" ]]; then
  echo "${targets[*]}"
  exit
fi

bash examples/install_packages.sh
cmake --preset release -DGLOSS_BUILD_TESTS=OFF >/dev/null
cmake --build --preset release --target "${targets[@]}"

gloss=build/release/bin/gloss
"$gloss" run configs/news.json examples/documents --date 2024-05-17 --format table
"$gloss" run configs/news.json examples/documents --date 2024-05-17 -o build/annotated.jsonl
echo "JSONL: build/annotated.jsonl, and its manifest: build/annotated.jsonl.manifest.json"
