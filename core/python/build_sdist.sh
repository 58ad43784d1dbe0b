#!/usr/bin/env bash
# Builds a source distribution, from which pip builds the package on machines that no wheel is for.
#
#   bash core/python/build_sdist.sh [FOLDER]      into FOLDER, else build/dist
#
# PYTHON (python3) runs the tools, which come from PyPI into build/wheel-tools. The sources lie
# around this folder, and a source distribution holds what lies below its pyproject.toml: so it is
# made of a copy of the tree, whose top has this folder's pyproject.toml with paths from there.
set -euo pipefail
cd "$(dirname "$0")/../.."
out="$(realpath -m "${1:-build/dist}")"
tools=build/wheel-tools
[[ -x $tools/bin/pip ]] || "${PYTHON:-python3}" -m venv $tools
[[ -x $tools/bin/pyproject-build ]] || $tools/bin/pip install --quiet build
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT
tar --exclude=__pycache__ -c CMakeLists.txt LICENSE README.md configs core examples plugins sdk |
  tar -x -C "$copy"
sed -e 's|"\.\./\.\."|"."|' -e 's|"\.\./\.\./|"|' -e 's|"README.md"|"core/python/README.md"|' \
  core/python/pyproject.toml >"$copy/pyproject.toml"
mkdir -p "$out"
$tools/bin/pyproject-build --sdist --outdir "$out" "$copy" >"$copy/said" 2>&1 ||
  { cat "$copy/said" >&2; exit 1; }
ls -l "$out"/glossator-*.tar.gz
