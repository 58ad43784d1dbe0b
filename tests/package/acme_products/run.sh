#!/usr/bin/env bash
# The whole way of a team's own plugin, from an installed Glossator to a package that is unpacked
# and used elsewhere: examples/acme_products. run.sh BUILD_FOLDER CXX_FLAGS [--update]
set -euo pipefail
build=$(cd "$1" && pwd)
example=$(cd "$(dirname "$0")/../../../examples/acme_products" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset GLOSS_PLUGIN_PATH
export LOCPATH=$build/tests/locales
export HOME="$work" XDG_CACHE_HOME="$work/cache" CXXFLAGS="$2"
die() { echo "acme_products: $*"; exit 1; }

cmake --install "$build" --prefix "$work/prefix" >/dev/null
cp -r "$example" "$work/acme"
rm -rf "$work/acme/build"
cd "$work/acme"
gloss=$work/prefix/bin/gloss
cmake -S . -B build -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
cmake --build build >log || { cat log; die "does not build"; }
run() { "$@" documents --date 2024-05-16 --format jsonl --quiet; }
if [[ "${3:-}" == "--update" ]]; then run "$gloss" run config.json >"$example/expected.jsonl"; exit; fi
ctest --test-dir build --output-on-failure >log || { cat log; die "its own test fails"; }

# A test that cannot fail is useless.
sed -i 's/Nimbus 3 Pro on/Nimbus 3 on/' documents/launches.txt
! ctest --test-dir build >/dev/null || die "its test passes on another document"
cp "$example/documents/launches.txt" documents/

# Errors in lists name file and line.
printf 'Nimbus\n' >bad.tsv
! "$gloss" run config.json documents --set /pipeline/4/options/list=bad.tsv 2>error || die "takes a bad list"
grep -q "bad.tsv:1: " error || die "$(cat error)"

# The packages, unpacked over Glossator's own prefix, and elsewhere.
cpack --config build/CPackConfig.cmake -B "$work/packages" >log 2>&1 || { cat log; die "no package"; }
mkdir "$work/elsewhere"
tar xf "$work"/packages/acme_products-1.2.0.tar.gz -C "$work/elsewhere" --strip-components=3
run "$gloss" run "$work/elsewhere/share/glossator/configs/acme_products.json" \
  --plugin-path "$work/elsewhere/lib/glossator/plugins" | cmp - expected.jsonl
dpkg-deb -x "$work"/packages/acme_products-1.2.0.deb "$work/root"
cp -r "$work/root/usr/local/." "$work/prefix/"
rm -rf build
run "$gloss" run acme_products | cmp - expected.jsonl
"$gloss" plugins list | grep -q "acme.products" || die "is not listed"
echo "acme_products: ok"
