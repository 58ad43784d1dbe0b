#!/usr/bin/env bash
# Makes the source distribution, and has pip build and install it in a bare environment, away from
# the source tree. Takes minutes for the build, and PyPI for its tools.
set -euo pipefail
source="$(cd "$(dirname "$0")/../../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
fail() { echo "sdist: $1" >&2; exit 1; }

bash "$source/core/python/build_sdist.sh" "$work/dist"
sdist="$(echo "$work"/dist/glossator-*.tar.gz)"
[[ $(stat -c %s "$sdist") -lt $((40 << 20)) ]] || fail "$sdist is larger than 40 MB"
tar -tzf "$sdist" > "$work/files"
grep -qE "/(build|tests/unit|__pycache__)/" "$work/files" && fail "it holds what no build needs"

python3 -m venv "$work/bare"
# A compiler's cache is used where the caller has one.
launchers=()
for name in CMAKE_C_COMPILER_LAUNCHER CMAKE_CXX_COMPILER_LAUNCHER; do
  [[ -z ${!name:-} ]] || launchers+=("$name=${!name}")
done
bare() {
  (cd "$work" && env -i HOME="$HOME" PATH="$work/bare/bin:/usr/bin:/bin" LANG=C.UTF-8 \
    "${launchers[@]}" "$@")
}
bare pip install --quiet "$sdist"
bare python - <<'END'
import glossator
doc = glossator.load("news")("Angela Merkel visited Siemens AG on 3 May 2011.")
assert doc["people"][0]["name"] == "Angela Merkel", doc
assert doc["dates"][0]["value"] == "2011-05-03", doc
END
echo "Angela Merkel visited Siemens AG." > "$work/article.txt"
bare gloss run news article.txt | grep -q '"name":"Angela Merkel"' || fail "gloss run"
echo "sdist: $(basename "$sdist"), $(stat -c %s "$sdist") bytes: builds and works"
