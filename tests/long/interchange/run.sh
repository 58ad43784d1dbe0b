#!/usr/bin/env bash
# Out and back through every format, each read by a reader of its own world:
#   run.sh BUILD ROOT [TEXTS.jsonl]
# TEXTS are the documents, the first 300 of which are annotated by `gloss run news`; else the sample
# documents are. Makes a Python environment in BUILD/interchange from PyPI.
set -euo pipefail
build=$(realpath "$1") root=$(realpath "$2")
here=$root/tests/long/interchange
environment=$build/interchange
[[ -x $environment/bin/python ]] || python3 -m venv "$environment"
"$environment/bin/pip" install --quiet --requirement "$here/requirements.txt"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [[ -n "${3:-}" ]]; then
  head -300 "$3" > "$work/texts.jsonl"
  inputs=("$work/texts.jsonl")
else
  inputs=("$root"/examples/documents/*.txt "$here"/odd_texts.jsonl)
fi
"$build/bin/gloss" run news "${inputs[@]}" --set /output/text=true -o "$work/results.jsonl"
"$environment/bin/python" "$here/peers.py" "$build/bin/gloss" "$work"
