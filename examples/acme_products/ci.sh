#!/usr/bin/env bash
# Builds and tests from a clean state, for CI: ci.sh [FOLDER OF THE INSTALLED GLOSSATOR]
set -euo pipefail
cd "$(dirname "$0")"
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cmake -S . -B "$build" ${1:+-DCMAKE_PREFIX_PATH="$1"}
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure
