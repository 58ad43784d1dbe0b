#!/usr/bin/env bash
# Builds the wheel, installs it into a bare environment and uses it there. Takes minutes for the
# build, and PyPI for its tools. With a wheel as argument, builds none.
#
#   run.sh [WHEEL]
set -euo pipefail
source="$(cd "$(dirname "$0")/../../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
fail() { echo "wheel: $1" >&2; exit 1; }

wheel="${1:-}"
if [[ -z $wheel ]]; then
  bash "$source/core/python/build_wheel.sh" "$work/dist"
  wheel="$(echo "$work"/dist/glossator-*.whl)"
fi
wheel="$(realpath "$wheel")"
[[ $(stat -c %s "$wheel") -lt $((40 << 20)) ]] || fail "$wheel is larger than 40 MB"
[[ $wheel == *manylinux* ]] || fail "$wheel is for this machine only"

# A copy of the environment's variables would lead back to the source tree.
python3 -m venv "$work/bare"
bare() { (cd "$work" && env -i HOME="$work" PATH="$work/bare/bin:/usr/bin:/bin" LANG=C.UTF-8 "$@"); }
bare pip install --quiet --no-index "$wheel"

# Every library that it loads is its own, or one that each system has.
bare python - <<'END'
import os, pathlib, re, subprocess, glossator
package = pathlib.Path(glossator.__file__).parent
site = package.parent
files = [*package.rglob("*.so"), *package.glob("bin/*"), *package.glob("lib/*.so*")]
assert len(files) > 15, files
own = re.compile("boost|fmt|spdlog|re2|simdjson|nettle|seccomp|sqlite|xxhash|zstd|glossator")
for file in files:
    told = subprocess.run(["ldd", file], capture_output=True, text=True).stdout
    for line in told.splitlines():
        assert "not found" not in line, (file, line)
        name, _, path = line.strip().partition(" => ")
        if own.search(name):
            found = os.path.realpath(path.split(" (")[0])
            assert found.startswith(str(site.resolve())), (file, line)
END

text="Angela Merkel visited Siemens AG on 3 May 2011."
bare python - "$text" <<'END'
import sys, glossator
nlp = glossator.load("news")
doc = nlp(sys.argv[1])
assert doc["people"][0]["name"] == "Angela Merkel", doc
assert doc["organizations"][0].text == "Siemens AG", doc
assert doc["dates"][0]["value"] == "2011-05-03", doc
assert len(nlp.table([sys.argv[1]] * 10, "people")) == 10
assert glossator.shipped_configs() == ["finance", "lists", "news", "terms"]
# Plugins in a process of their own are run by the wheel's gloss.
apart = nlp(sys.argv[1], run={"isolation": "chain", "sandbox": "strict"})
assert apart.to_json() == doc.to_json(), apart.error
END

echo "$text" > "$work/article.txt"
bare gloss run news article.txt > "$work/line"
grep -q '"name":"Angela Merkel"' "$work/line" || fail "gloss run: $(cat "$work/line")"
bare gloss run news article.txt --isolation chain | cmp - "$work/line"
bare gloss plugins list > "$work/plugins"
for plugin in tokens names dates people organizations sectors sentiment gazetteer regex merge \
  onnx; do
  grep -q "\b$plugin\b" "$work/plugins" || fail "plugin $plugin is missing: $(cat "$work/plugins")"
done
bare gloss run news article.txt -o out.jsonl
bare gloss view out.jsonl -o page.html
bare gloss report out.jsonl -o report.html
[[ -s $work/page.html && -s $work/report.html ]] || fail "no pages"

# A plugin in Python is made and passes its test without the source tree.
bare gloss new-plugin prices --lang python > "$work/said"
bare sh -c "cd prices && python -m glossator.plugin build prices.py && python prices_test.py" \
  >> "$work/said" 2>&1 || fail "a plugin in Python: $(cat "$work/said")"
for in_process in false true; do
  echo '{"glossator": 1, "pipeline": [{"plugin": "tokens"}, {"plugin": "prices",
    "options": {"in_process": '$in_process'}}]}' > "$work/prices.json"
  bare gloss run prices.json article.txt --plugin-path prices/build > "$work/$in_process.jsonl" \
    2> "$work/said" || fail "in_process: $in_process: $(cat "$work/said")"
done
cmp "$work/false.jsonl" "$work/true.jsonl"

# A neural model: the packages of the extra are asked for by name, then found beside the wheel.
echo '{"glossator": 1, "pipeline": [{"plugin": "onnx", "options": {"model": "models/tagger"}}]}' \
  > "$work/neural.json"
bare gloss run neural.json article.txt 2> "$work/said" && fail "onnx ran without its packages"
grep -q "$work/bare/bin/python.* -m pip install numpy onnxruntime tokenizers" "$work/said" ||
  fail "onnx without its packages: $(cat "$work/said")"
bare pip install --quiet --requirement "$source/tests/command/onnx/requirements.txt"
bare pip install --quiet "$wheel[onnx]"
bare python "$source/tests/command/onnx/small_models.py" models
echo "Anna Berg met Hugo Dorn in Riga ." > "$work/neural.txt"
bare gloss run neural.json neural.txt > "$work/neural"
grep -q '"text":"Hugo Dorn","type":"person"' "$work/neural" || fail "onnx: $(cat "$work/neural")"
bare gloss run neural.json neural.txt --isolation chain | cmp - "$work/neural"
# The program itself, which no package has told its interpreter.
bare "$(echo "$work"/bare/lib/python3*/site-packages/glossator/bin/gloss)" run neural.json \
  neural.txt | cmp - "$work/neural"
bare python - <<'END'
import glossator
doc = glossator.load("neural.json")("Anna Berg met Hugo Dorn in Riga .")
assert [one.text for one in doc["entities"]][:2] == ["Anna Berg", "Hugo Dorn"], doc
END

version="$(bare python -c 'import glossator; print(glossator.__version__)')"
bare python -m glossator --version | grep -qF "$version" || fail "gloss has another version"
echo "wheel: $(basename "$wheel"), $(stat -c %s "$wheel") bytes: works"
