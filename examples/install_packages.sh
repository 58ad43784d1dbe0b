#!/usr/bin/env bash
# Installs the packages for building Glossator on Debian 12 and related systems; does nothing if all
# are present. --tests adds those for the tests, --fuzz those for the fuzzers, --long those for the
# slow tests. Needs root or sudo only if something is missing.
set -euo pipefail

packages=(g++ cmake ninja-build pkg-config libboost-dev libboost-program-options-dev libspdlog-dev
          libfmt-dev nlohmann-json3-dev libsimdjson-dev nettle-dev libre2-dev
          libexpat1-dev libseccomp-dev libsqlite3-dev libxxhash-dev zlib1g-dev libzstd-dev)
if [[ "${1:-}" == "--tests" ]]; then
  packages+=(catch2 libbenchmark-dev libtest-json-schema-acceptance-perl binutils locales python3
             python3-dev python3-venv pybind11-dev valgrind jq zstd nodejs)
elif [[ "${1:-}" == "--long" ]]; then
  packages+=(abigail-tools chromium)
elif [[ "${1:-}" == "--fuzz" ]]; then
  packages+=(catch2 clang libclang-rt-14-dev llvm zstd)
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [[ "$status" == "install ok installed" ]] || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "install_packages.sh: no apt-get here; install what these Debian packages hold: ${missing[*]}" >&2
  exit 2
fi
as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "install_packages.sh: needs root or sudo; as root: apt-get install ${missing[*]}" >&2
    exit 2
  fi
  as_root=(sudo)
fi
echo "installing: ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
