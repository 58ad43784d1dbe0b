#!/usr/bin/env bash
# Installs the build into a folder of its own, generates a plugin in each language outside the tree,
# builds it there, runs its own test, and checks that this test fails if the plugin is wrong. run.sh
# BUILD_FOLDER C_FLAGS CXX_FLAGS
set -euo pipefail
build=$(cd "$1" && pwd)
examples=$(cd "$(dirname "$0")/../../../examples" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset GLOSS_PLUGIN_PATH
export LOCPATH=$build/tests/locales
export HOME="$work" XDG_CACHE_HOME="$work/cache" CFLAGS="$2" CXXFLAGS="$3"
die() { echo "new_plugin: $*"; exit 1; }

cmake --install "$build" --prefix "$work/prefix" >/dev/null
gloss="$work/prefix/bin/gloss"
cd "$work"
for language in cpp c; do
  # The generated plugin is the example itself, so testing one tests the other.
  mkdir same_$language
  "$gloss" new-plugin minimal --lang $language --into same_$language >/dev/null
  diff -r -x build "$examples/minimal_plugin_$language" same_$language/minimal

  name=stock_prices_$language
  "$gloss" new-plugin $name --lang $language >said
  grep -q "cmake -S . -B build -DCMAKE_PREFIX_PATH=$work/prefix" said || die "$(cat said)"
  ! grep -rqi minimal $name || die "the name is not replaced: $(grep -rli minimal $name)"
  cmake -S $name -B $name/build -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
  cmake --build $name/build >/dev/null
  [[ "$(nm -D --defined-only $name/build/$name.so | awk '{print $3}')" == gloss_entry_1 ]] ||
    die "$name.so exports more than its entry"
  (cd $name && "$gloss" run config.json sample.txt --format jsonl --quiet) |
    diff - $name/expected.jsonl
  bash $name/ci.sh "$work/prefix" >log || { cat log; die "its own test fails"; }
  if [[ $language == c ]]; then ! grep -rn "[.]hpp" $name || die "a C plugin speaks of C++ headers"; fi

  # An id with dots, and a list of its own: in the build tree and installed.
  id=org.example.prices_$language stem=org_example_prices_$language
  "$gloss" new-plugin $id --lang $language --data >/dev/null
  ! grep -rqi minimal $id || die "the name is not replaced: $(grep -rli minimal $id)"
  cmake -S $id -B $id/build -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
  cmake --build $id/build >/dev/null
  ctest --test-dir $id/build --output-on-failure >log || { cat log; die "the test of $id fails"; }
  cmake --install $id/build --prefix "$work/prefix" >/dev/null
  echo NATO >$id/ordinary.tsv  # beside the config: not the plugin's
  (cd $id && mv build/$stem.so moved.so && "$gloss" run config.json sample.txt --format jsonl --quiet) |
    diff - $id/expected.jsonl
  "$gloss" plugins show $id | grep -q "$stem" || die "no layer $stem"
  echo Nato >>$id/data/ordinary.tsv
  mv $id/moved.so $id/build/$stem.so
  [[ $language == c ]] || ! ctest --test-dir $id/build >/dev/null || die "a faulty list passes"

  # A test that cannot fail is useless.
  sed -i 's/NATO/Nato/' $name/sample.txt
  ! ctest --test-dir $name/build >/dev/null || die "the test of $name passes on another sample"
done

# In Python: without a compiler and without PYTHONPATH.
mkdir same_python
"$gloss" new-plugin minimal --lang python --into same_python >/dev/null
diff -r -x build -x __pycache__ "$examples/minimal_plugin_python" same_python/minimal
"$gloss" new-plugin stock_prices_python --lang python >said
grep -q "$work/prefix/.*/plugin.py build stock_prices_python.py" said || die "$(cat said)"
tail -n +2 said >commands
bash -e commands >log 2>&1 || { cat log; die "the commands for a plugin in Python fail"; }

# Without the package, the message names the remedy.
! cmake -S stock_prices_c -B nowhere -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF 2>message ||
  die "configured without the package"
grep -q -- "-DCMAKE_PREFIX_PATH=FOLDER" message || die "$(cat message)"
# The same without a compiler.
for language in cpp:CXX:g++ c:CC:gcc; do
  IFS=: read -r name variable package <<<"$language"
  ! env "$variable=/no/compiler" cmake -S stock_prices_$name -B no_compiler_$name >/dev/null 2>message ||
    die "configured without a compiler"
  tr -s ' \n' ' ' <message | grep -q "apt-get install $package" || die "$(cat message)"
done
echo "new_plugin: ok"
