#!/usr/bin/env bash
# Sets up, builds and runs every test. --long adds the slow ones: sanitizers, fuzzing, soak.
set -euo pipefail
cd "$(dirname "$0")/.."

bash examples/install_packages.sh --tests
# Readers of other programs' formats, from PyPI.
if [[ ! -x build/readers/bin/python ]]; then python3 -m venv build/readers; fi
build/readers/bin/pip install --quiet --requirement tests/command/outputs/requirements.txt \
  --requirement tests/package/python/requirements.txt \
  --requirement tests/command/onnx/requirements.txt
run() { # PRESET
  cmake --preset "$1" >/dev/null
  cmake --build --preset "$1"
  ctest --preset "$1"
}
if [[ "${1:-}" == "--long" ]]; then
  bash examples/install_packages.sh --long
  run asan
  run ubsan
  # The threads of a program that embeds the host.
  cmake --preset tsan >/dev/null
  cmake --build --preset tsan --target embed_test
  ctest --preset tsan -R embed_test
fi
run release
if [[ "${1:-}" == "--long" ]]; then
  # With debug information, which describes the types.
  cmake --preset dev -DGLOSS_BUILD_TRAINERS=ON >/dev/null
  cmake --build --preset dev --target glossator names_train
  bash tests/long/abi/abi.sh compare build/dev/lib/libglossator.so
  bash tests/unit/sdk/next_minor.sh build/release
  bash tests/package/wheel/run.sh
  bash tests/package/wheel/sdist.sh
  bash tests/command/check/shipped_plugins.sh build/release
  python3 tests/command/onnx/onnx_check_test.py build/release --long
  bash tests/long/onnx/run.sh build/release
  python3 tests/long/soak/soak.py build/release .
  python3 tests/long/linear/linear.py build/release
  bash tests/long/fuzz/run.sh 60
  bash tests/long/interchange/run.sh build/release .
  bash tests/package/embed/run.sh build/release "-march=x86-64-v2" "-march=x86-64-v2" --valgrind
fi
