#!/usr/bin/env bash
# Installs the build into a folder of its own, builds the embedding examples against it, outside the
# tree, by CMake and by pkg-config, and compares their output. With --valgrind after the flags they
# run under valgrind, and each error or leak fails. $PYTHON is the interpreter for which the Python
# module was built, if it was. run.sh BUILD_FOLDER C_FLAGS CXX_FLAGS [--valgrind]
set -euo pipefail
build=$(cd "$1" && pwd)
export CFLAGS="$2" CXXFLAGS="$3"
here=$(cd "$(dirname "$0")" && pwd)
examples="$here/../../../examples"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset GLOSS_PLUGIN_PATH
python=$("${PYTHON:-python3}" -c 'import sys; print(sys.executable)')
export HOME="$work" XDG_CACHE_HOME="$work/cache"
die() { echo "embed: $*"; exit 1; }
checked=()
if [[ "${4:-}" == --valgrind ]]; then
  checked=(valgrind --quiet --error-exitcode=99 --leak-check=full
    --errors-for-leak-kinds=definite,indirect,possible)
fi

# The move shows that no installed file names the place of installation.
cmake --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/prefix"
prefix="$work/prefix"
config="$prefix/share/glossator/configs/news.json"
text="Ada Lovelace met Charles Babbage on 5 June 1833. Lovelace wrote in 1843."
library=$(dirname "$(find "$prefix" -name libglossator.so)")
[[ "$(readlink "$library/libglossator.so")" == libglossator.so.0.1 ]] || die "soname"

for name in c cpp own batch; do
  cp -r "$examples/embed_$name" "$work/embed_$name"
  cmake -S "$work/embed_$name" -B "$work/build_$name" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_BUILD_TYPE=Debug >/dev/null
  cmake --build "$work/build_$name" >"$work/log" || { cat "$work/log"; die "embed_$name"; }
done

# expect NAME STATUS PROGRAM ARGUMENT...: its output and messages equal those of expected/NAME.
expect() {
  local name=$1 wanted=$2 status=0
  shift 2
  "${checked[@]}" "$@" >"$work/said" 2>&1 || status=$?
  [[ $status == "$wanted" ]] || { cat "$work/said"; die "$name ends with $status, not $wanted"; }
  sed "s|$work|WORK|g; s|; available: .*||" "$work/said" | diff -u "$here/expected/$name" -
}

echo '{"glossator": 1, "pipeline": [{"plugin": "tokns"}, {"plugin": "names", "x": 1}]}' \
  >"$work/wrong.json"
for name in c cpp; do
  program="$work/build_$name/embed_$name"
  expect people 0 "$program" "$config" "$text" 1850-01-01
  expect not_utf8 1 "$program" "$config" $'caf\xe9'
  expect wrong_config 2 "$program" "$work/wrong.json" "$text"
  expect no_config 2 "$program" "$work/none.json" "$text"
done
expect own 0 "$work/build_own/embed_own" "An extraordinary undertaking."

# The batch writes what `gloss run` writes.
expect batch 0 "$work/build_batch/embed_batch" "$config" "$work/batch.jsonl" "$examples/documents"
"$build/bin/gloss" run "$config" "$examples/documents" --date 2024-05-17 -o "$work/run.jsonl" --quiet
cmp "$work/batch.jsonl" "$work/run.jsonl" || die "embed_batch writes other bytes than gloss run"

# By pkg-config alone, as strict C.
export PKG_CONFIG_PATH="$library/pkgconfig"
[[ "$(pkg-config --modversion glossator)" == "$(pkg-config --modversion glossator-sdk)" ]] ||
  die "versions"
flags=$(pkg-config --cflags --libs glossator)
for dialect in c99 c11; do
  ${CC:-cc} $CFLAGS -std=$dialect -pedantic -Wall -Wextra -Werror "$examples/embed_c/embed.c" \
    $flags -o "$work/embed"
  LD_LIBRARY_PATH="$library" expect people 0 "$work/embed" "$config" "$text" 1850-01-01
done
${CXX:-c++} $CXXFLAGS -std=c++20 $(pkg-config --cflags glossator-sdk) -fsyntax-only -x c++ - \
  <<<'#include <gloss/export.hpp>'

# Files for plugins in Python lie there without the module, too.
if [[ -z "${4:-}" && -e "$library/glossator/python/glossator/__init__.py" ]]; then
  export PYTHONPATH="$library/glossator/python" PYTHONDONTWRITEBYTECODE=1
  program=("$python" "$examples/embed_python.py")
  expect people 0 "${program[@]}" "$config" "$text" 1850-01-01
  expect wrong_config 2 "${program[@]}" "$work/wrong.json" "$text"
  expect no_config 2 "${program[@]}" "$work/none.json" "$text"
  # The program `gloss` of the installation is found: it runs plugins in other processes, and asks
  # libraries that are not named after their annotator.
  mkdir "$work/renamed" "$work/throwing"
  plugin=($(pkg-config --cflags glossator-sdk) "$examples/minimal_plugin_c/plugin.c")
  ${CC:-cc} $CFLAGS -fPIC -shared "${plugin[@]}" -o "$work/renamed/bundle.so"
  "$python" - "$work/renamed" <<'END' || die "the Python package does not find gloss"
import sys
import glossator
chain = {"glossator": 1, "plugins": {"path": sys.argv[1:]},
         "pipeline": [{"plugin": "tokens"}, {"plugin": "minimal"}]}
for isolation in "none", "chain":
    assert len(glossator.load(chain, run={"isolation": isolation})("NATO met.")["minimal"]) == 1
END
  # An exception of a constructor comes out of the loader and leaves it locked: no later load waits.
  echo '#include <stdexcept>
struct Licence { Licence() { throw std::runtime_error("no licence"); } } licence;' |
    ${CXX:-c++} $CXXFLAGS -x c++ -fPIC -c - -o "$work/licence.o"
  ${CC:-cc} $CFLAGS -fPIC -shared "${plugin[@]}" "$work/licence.o" -lstdc++ \
    -o "$work/throwing/minimal.so"
  timeout 60 "$python" - "$work/throwing" <<'END' || die "an exception at loading is not told"
import sys
import threading
import glossator


def said(plugin):
    chain = {"glossator": 1, "plugins": {"path": sys.argv[1:]}, "pipeline": [{"plugin": plugin}]}
    try:
        return str(glossator.load(chain))
    except glossator.Error as error:
        return str(error)


told = [said("minimal")]
thread = threading.Thread(target=lambda: told.append(said("dates")))
thread.start()
thread.join()
assert "throwing/minimal.so: a constructor of a static object threw" in told[0], told[0]
assert told[0].count("no licence") == 1, told[0]
assert "dates.so: cannot be loaded any more, because loading " in told[1], told[1]
END
fi
echo "embed: ok"
