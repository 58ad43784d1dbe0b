#!/usr/bin/env bash
# The entities of the plugin onnx are those of Hugging Face's pipeline. Installs transformers from
# PyPI, without PyTorch, in build/transformers.
# run.sh BUILD_FOLDER
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
tools=$(dirname "$build")/transformers
[[ -x $tools/bin/python ]] || python3 -m venv "$tools"
"$tools/bin/pip" install --quiet "transformers>=4.40" \
  --requirement "$here/../../command/onnx/requirements.txt"
"$tools/bin/python" -B "$here/compare.py" "$build"
