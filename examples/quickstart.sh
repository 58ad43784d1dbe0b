#!/usr/bin/env bash
# From a bare Debian 12 to annotated documents: installs what is missing, builds, runs the main
# config on the sample documents, shows the table, and writes JSONL.
set -euo pipefail
cd "$(dirname "$0")/.."

bash examples/install_packages.sh
cmake --preset release -DGLOSS_BUILD_TESTS=OFF >/dev/null
cmake --build --preset release

gloss=build/release/bin/gloss
"$gloss" run configs/news.json examples/documents --date 2024-05-17 --format table
"$gloss" run configs/news.json examples/documents --date 2024-05-17 -o build/annotated.jsonl
echo "JSONL: build/annotated.jsonl, and what made it: build/annotated.jsonl.manifest.json"
