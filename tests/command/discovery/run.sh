#!/usr/bin/env bash
# Makes libraries that are broken in one way each, and tests that `gloss plugins` names the cause
# and the remedy; then sidecars, the cache, and libraries whose file name differs from their
# annotator. run.sh BUILD_FOLDER C_COMPILER PLUGIN.c SDK_INCLUDE C_FLAGS
set -euo pipefail
build=$(cd "$1" && pwd)
compile() { "$cc" $flags -fPIC -shared -w -I"$include" "$@"; }
cc=$2 source=$3 include=$4 flags=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_CACHE_HOME="$work/cache" GLOSS_PLUGIN_PATH=""
gloss="$build/bin/gloss"
cache="$work/cache/glossator/plugins-1.json"
cd "$work"
mkdir good bad
failed=0
complain() { echo "discovery: $*"; failed=1; }

# says WHAT EXIT_CODE PATTERN COMMAND...: the command's whole output matches, and its code is right.
says() {
  local what=$1 code=0 expected=$2 pattern=$3
  shift 3
  "$@" >said 2>&1 || code=$?
  [[ $code == "$expected" ]] || complain "$what: code $code, not $expected: $(cat said)"
  grep -qE -- "$pattern" said || complain "$what: no \"$pattern\" in: $(cat said)"
}
why() { says "$1" 2 "$2" "$gloss" plugins why "bad/$1.so"; }

compile "$source" -o good/minimal.so
cat >trouble.c <<'END'
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
__attribute__((constructor)) static void trouble(void) { TROUBLE; }
#include SOURCE
END
troubled() { compile -DSOURCE="\"$source\"" "-DTROUBLE=$2" trouble.c -o "$1"; }

# Faults that are found before any code of the plugin runs.
says "not found" 2 "no such file; build it, or name another" "$gloss" plugins why bad/none.so
mkdir bad/folder.so
why folder "folder.so: is a folder, not a library; name a library in it"
mkfifo bad/pipe.so
why pipe "pipe.so: is a named pipe, not a library; name a file"
ln -s gone.so bad/link.so
why link "link.so: is a link to gone.so, which is not there or cannot be reached; mend the link"
printf 'text' >bad/text.so
why text "not a shared library: it has no ELF header; build or copy it again"
cp good/minimal.so bad/machine.so
printf '\xb7\x00' | dd of=bad/machine.so bs=1 seek=18 conv=notrunc status=none
why machine "built for another machine than this one: AArch64; this is x86-64; build it here"
cp good/minimal.so bad/narrow.so
printf '\x01' | dd of=bad/narrow.so bs=1 seek=4 conv=notrunc status=none
why narrow "another machine than this one: 32-bit; this is 64-bit"
size=$(stat -c %s good/minimal.so)
for part in 20 100 $((size / 3)) $((size - 1)); do
  head -c "$part" good/minimal.so >bad/short.so
  why short "cut short: its headers speak of byte [0-9]+, the file has $part; copy or build it again"
done
echo 'int other;' | compile -x c - -o bad/no_entry.so
why no_entry "no symbol \`gloss_entry_1\`: not a Glossator plugin; a plugin ends with GLOSS_EXPORT"
cp good/minimal.so bad/open.so
chmod o+w bad/open.so
why open "everybody may write this file, so it is not loaded; chmod o-w .*/bad/open.so"
mkdir -m 777 writable
cp good/minimal.so writable
says "writable folder" 2 "everybody may write its folder .*/writable, so it is not loaded" \
  "$gloss" plugins why writable/minimal.so
chmod +t writable
says "sticky folder" 0 "holds: minimal 0.1.0" "$gloss" plugins why writable/minimal.so

# Faults that the loader finds.
echo 'int helper(void) { return 1; }' | compile -x c - -o libhelper_gone.so
compile -DSOURCE="\"$source\"" "-DTROUBLE=extern int helper(void); helper()" trouble.c \
  -L. -lhelper_gone -o bad/dependency.so
rm libhelper_gone.so
why dependency "needs the library libhelper_gone.so, which is not found here; install it"
why dependency "the loader said: libhelper_gone.so: cannot open shared object file"
troubled bad/symbol.so 'extern int not_there(void); not_there()'
why symbol "refers to the symbol \`not_there\`, which none of its libraries defines; link the library"

# Faults in its tables.
changed() { sed "$2" "$source" >changed.c && compile changed.c -o "bad/$1.so"; }
changed magic 's/^    GLOSS_MAGIC,/    1,/'
why magic "wrong magic number: not a Glossator plugin, or damaged; build it again"
changed major 's/GLOSS_ABI_MAJOR,/7,/'
why major "built for ABI major 7; this host has major 1; build it against"
changed minor 's/^    .id = /    .abi_minor_needed = 9, .id = /'
why minor "\`minimal\` needs ABI 1.9; this host has 1.0; update the host"
changed next_major 's/gloss_entry_1/gloss_entry_2/'
why next_major "only the entry of ABI major 2; this host has major 1"

# Faults that only a separate process survives.
troubled bad/crash.so 'abort()'
why crash "loading it crashes: Aborted.*describe\(\), with .gdb --args gloss check .*/bad/crash.so \
--only loads --in-process"
says "the advised command" 134 "crash.so crashed: SIGABRT in a constructor of a static object" \
  "$gloss" check bad/crash.so --only loads --in-process
troubled bad/leave.so 'exit(0)'
why leave "loading it ends the process with code 0; a plugin never calls exit"
troubled bad/hang.so 'FILE* f = fopen(getenv("MARK"), "a"); fputs("x", f); fclose(f); for (;;) sleep(1)'
export MARK="$work/mark"
why hang "loading it takes longer than 5 s; look for loops"
echo '#include <stdexcept>
#include <cstdlib>
struct Licence { Licence() { if (!getenv("LICENCE")) throw std::runtime_error("no licence"); } };
static Licence licence;' | $cc $flags -x c++ -w -fPIC -c - -o licence.o
compile "$source" -x none licence.o -lstdc++ -o bad/throws.so
why throws "throws.so: a constructor of a static object threw an exception.*: no licence; what may fail"
troubled good/chatty.so 'puts("hello from a plugin")'
says "printing" 0 'prints while it is loaded: "hello from a plugin' "$gloss" plugins why good/chatty.so
rm good/chatty.so

# One broken library does not affect others; the hanging one is not tried again until a rescan.
says "list" 0 "^minimal +0.1.0 +tokens +minimal +.*/good/minimal.so$" \
  "$gloss" plugins list --plugin-path good --plugin-path bad
grep -q "bad/hang.so: loading it takes longer than 5 s" said || complain "no hang in: $(cat said)"
! grep -q no_entry.so said || complain "list tells of a library that is no plugin"
[[ "$(cat mark)" == x ]] || complain "the hanging library was loaded $(wc -c <mark) times"
says "list --all" 0 "no_entry.so: no symbol" "$gloss" plugins list --all --plugin-path bad
! grep -q '"cause": "missing_library"' "$cache" || complain "a missing dependency is in the cache"
grep -q '"cause": "hangs"' "$cache" || complain "the hang is not in the cache"
[[ "$(ls "$(dirname "$cache")")" == plugins-1.json ]] || complain "left: $(ls "$(dirname "$cache")")"
echo 'int helper(void) { return 1; }' | compile -x c - -o libhelper_gone.so
LD_LIBRARY_PATH=. says "dependency is back" 0 "^minimal .*/bad/dependency.so" \
  "$gloss" plugins list --plugin-path bad
# A failure that the environment decides on is not kept: a sanitizer's runtime that must come first
# ends the process, until LD_PRELOAD names it.
troubled bad/needs_runtime.so 'if (!getenv("LD_PRELOAD")) exit(1)'
says "without its runtime" 0 "needs_runtime.so: loading it ends the process with code 1" \
  "$gloss" plugins list --plugin-path bad
echo 'int runtime;' | compile -x c - -o runtime.so
# The option lets a gloss with AddressSanitizer follow another library.
ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD="$work/runtime.so" says "with its runtime" 0 "^minimal .*/bad/needs_runtime.so" \
  "$gloss" plugins list --plugin-path bad
rm bad/needs_runtime.so

printf 'not json' >"$cache"
rm bad/hang.so
says "broken cache" 0 "^minimal .*/good/minimal.so" "$gloss" plugins list --plugin-path good
rm "$cache"
says "rescan" 0 "libraries can be used, .* cannot; kept in $cache" \
  "$gloss" plugins rescan --plugin-path good --plugin-path bad

# The file name differs from the annotator, also in a config; a changed file is read again.
mkdir renamed
cp good/minimal.so renamed/bundle.so
says "why by content" 0 "renamed: bundle.so holds it, which is used" \
  "$gloss" plugins why minimal --plugin-path renamed
echo '{"glossator": 1, "pipeline": [{"plugin": "tokens"}, {"plugin": "minimal"}],
       "output": {"layers": ["minimal"]}}' >config.json
echo "NATO met." >in.txt
says "run by content" 0 '"text":"NATO"' \
  "$gloss" run config.json in.txt --plugin-path renamed --format jsonl --quiet
# The plugin path comes before a file with the annotator's name elsewhere, and the run says so.
export GLOSS_PLUGIN_PATH="$work/good"
says "list, plugin path first" 0 "/good/minimal.so \(shadowed\)$" \
  "$gloss" plugins list --plugin-path renamed
grep -q "/renamed/bundle.so$" said || complain "bundle.so is not the one in use: $(cat said)"
says "run, plugin path first" 0 \
  "^\[info\] plugin .minimal. is from .*/renamed/bundle.so, not from .*/good/minimal.so" \
  "$gloss" run config.json in.txt --plugin-path renamed --quiet
export GLOSS_PLUGIN_PATH=""

# A library whose description is known is named by its file if it ends the program at its loading.
mkdir late
late() { # WHAT EXIT_CODE PATTERN VARIABLE...
  says "describe $1" 0 "^minimal" "$gloss" plugins list --plugin-path late
  says "$1" "$2" "$3" env -u LICENCE LATE=1 \
    "$gloss" run config.json in.txt --plugin-path late --format jsonl --quiet
}
troubled late/minimal.so 'if (getenv("LATE")) exit(0)'
late "late exit" 2 "^gloss: .*/late/minimal.so ended the program with exit\(\) in a constructor of a static object$"
troubled late/minimal.so 'if (getenv("LATE")) abort()'
late "late crash" 134 "^gloss: .*/late/minimal.so crashed: SIGABRT in a constructor of a static object$"
echo '#include SOURCE
#include <stdlib.h>
__attribute__((destructor)) static void leave(void) { abort(); }' >end.c
compile -DSOURCE="\"$source\"" end.c -o late/minimal.so
late "crash at the end" 134 "^gloss: .*/late/minimal.so crashed: SIGABRT when the program ended, after its work was done$"
grep -q '"text":"NATO"' said || complain "crash at the end: no results: $(cat said)"
export LICENCE=1
cp bad/throws.so late/minimal.so
late "late exception" 2 \
  "config.json:.*plugin .minimal.: .*/late/minimal.so: a constructor of a static object threw .*: no licence"
unset LICENCE

# A library that would hold the annotator, if it could be loaded, is told with the loader's words.
mkdir unloadable
compile -DSOURCE="\"$source\"" "-DTROUBLE=extern int helper(void); helper()" trouble.c \
  -L. -lhelper_gone -o unloadable/minimal_2.so
mv libhelper_gone.so libhelper_moved.so
compile -DSOURCE="\"$source\"" "-DTROUBLE=extern int not_there(void); not_there()" trouble.c \
  -o unloadable/a.so
unloadable="could not be loaded: .*/unloadable/minimal_2.so: needs the library libhelper_gone.so.*\
\(libhelper_gone.so: cannot open shared object file.*/unloadable/a.so: refers to the symbol"
says "run, not loadable" 2 "no plugin named .minimal.*$unloadable" \
  "$gloss" run config.json in.txt --plugin-path unloadable
says "show, not loadable" 2 "no plugin named .minimal.*$unloadable" \
  "$gloss" plugins show minimal --plugin-path unloadable
says "why, not loadable" 2 "no plugin named .minimal.*$unloadable" \
  "$gloss" plugins why minimal --plugin-path unloadable
mv libhelper_moved.so libhelper_gone.so

sed 's/"minimal"/"another"/' "$source" >changed.c
compile changed.c -o renamed/bundle.so
says "changed file" 2 "no plugin named .minimal." "$gloss" plugins why minimal --plugin-path renamed
says "name not in this file" 2 "minimal.so holds other annotators: another" \
  bash -c "mv renamed/bundle.so renamed/minimal.so; '$gloss' plugins why minimal --plugin-path renamed"

# A sidecar describes its own library only, and saves loading it.
"$gloss" plugins describe good/minimal.so >good/minimal.so.json
says "sidecar" 0 "sidecar: agrees with the library" "$gloss" plugins why good/minimal.so
sed -i 's/Marks words in capitals/Told by the sidecar/' good/minimal.so.json
says "told by the sidecar" 0 "Told by the sidecar" "$gloss" plugins show minimal --plugin-path good
cp renamed/minimal.so good/minimal.so
says "stale sidecar" 0 "sidecar: made for another build" "$gloss" plugins why good/minimal.so
echo '[' >good/minimal.so.json
says "broken sidecar" 0 "sidecar: not a plugin description" "$gloss" plugins why good/minimal.so

[[ $failed == 0 ]] && echo "discovery: ok"
exit $failed
