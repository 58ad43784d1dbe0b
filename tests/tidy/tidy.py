#!/usr/bin/env python3
"""Holds the tree to the limits of limits.py. Prints a line for each breach; exit code 1 if there is any.

    tidy.py ROOT [--compile-commands FILE]

ROOT is the project. FILE (compile_commands.json of a build with everything on) tells which sources
belong to a target; without it they are looked for in the CMake files.
"""

import argparse
import json
import os
import re
import subprocess
import sys

import limits
from functions import functions

CODE = (".c", ".cpp", ".h", ".hpp")
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.M)


class Tree:
    def __init__(self, root):
        self.root = root
        self.files = self._listed()
        self.texts = {}

    def _listed(self):
        """The files that git knows; all files if there is no repository."""
        if os.path.isdir(os.path.join(self.root, ".git")):
            listed = subprocess.run(
                ["git", "-C", self.root, "ls-files", "-co", "--exclude-standard"],
                check=True,
                capture_output=True,
                text=True,
            ).stdout.splitlines()
            return sorted(path for path in listed if os.path.isfile(os.path.join(self.root, path)))
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in ("build", ".git")]
            found += [os.path.relpath(os.path.join(folder, name), self.root) for name in names]
        return sorted(found)

    def text(self, path):
        if path not in self.texts:
            with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
                self.texts[path] = file.read()
        return self.texts[path]

    def code(self):
        return [path for path in self.files if path.endswith(CODE)]


def check_top_level(tree):
    for name in sorted({path.split("/")[0] for path in tree.files}):
        if not name.startswith(".") and name not in limits.TOP_LEVEL:
            yield f"{name}: does not belong to the top level; it has {sorted(limits.TOP_LEVEL)}"


def rooms(tree):
    """room -> the rooms it may include, as its CMakeLists.txt says."""
    found = {}
    for path in tree.files:
        match = re.fullmatch(r"core/src/(\w+)/CMakeLists\.txt", path)
        if not match:
            continue
        row = re.search(r"MAY_INCLUDE ([\w ]*)", tree.text(path))
        found[match.group(1)] = set(row.group(1).split()) if row else set()
    return found


def check_rooms(tree):
    table = rooms(tree)
    for path in tree.code():
        match = re.match(r"core/src/(\w+)/", path)
        if not match:
            continue
        room = match.group(1)
        for name in INCLUDE.findall(tree.text(path)):
            other = name.split("/")[0]
            if other in table and other != room and other not in table[room]:
                yield f"{path}: room {room} may not include {name}; it may include " f"{sorted(table[room]) or 'no other room'}"
    yield from _check_circles(table)
    yield from _check_room_table(tree, table)


def _check_circles(table):
    done = set()

    def visit(room, way):
        if room in way:
            yield f"core/src: the rooms {' -> '.join(way[way.index(room):] + [room])} form a circle"
            return
        if room in done:
            return
        for other in sorted(table.get(room, ())):
            yield from visit(other, way + [room])
        done.add(room)

    for room in sorted(table):
        yield from visit(room, [])


def _check_room_table(tree, table):
    """core/README.md shows readers the same table."""
    readme = "core/README.md"
    if readme not in tree.files or not table:
        return
    shown = {
        row[0]: set(row[1].split())
        for row in re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", tree.text(readme), re.M)
    }
    for room in sorted(table):
        if shown.get(room) != table[room]:
            yield f"{readme}: the row of room {room} says {sorted(shown.get(room, ()))}; " f"core/src/{room}/CMakeLists.txt says {sorted(table[room])}"


def check_parts(tree):
    """sdk includes no other part, plugins only the sdk and themselves, core no plugin. Programs that
    train a plugin's model annotate with the host, and share libraries."""
    plugins = {path.split("/")[1] for path in tree.files if re.match(r"plugins/\w+/.*\.cpp$", path)}
    for path in tree.code():
        part = path.split("/")[0]
        if part not in limits.PARTS:
            continue
        for name in INCLUDE.findall(tree.text(path)):
            first = name.split("/")[0]
            is_core = name.startswith("glossator")
            is_other_plugin = (
                first in plugins
                and "/" in name
                and not (part == "plugins" and first == path.split("/")[1])
                and not (first in limits.TRAINING and "/train/" in path)
            )
            if part == "sdk" and (is_core or is_other_plugin):
                yield f"{path}: the sdk sees nothing of the project; it includes {name}"
            elif part == "plugins" and (is_other_plugin or is_core and "/train/" not in path):
                yield f"{path}: a plugin sees the sdk and itself only; it includes {name}"
            elif part == "core" and is_other_plugin and first not in rooms(tree):
                yield f"{path}: core sees no plugin; it includes {name}"


def check_sizes(tree):
    for path in tree.files:
        base = os.path.basename(path)
        if base == "README.md":
            most = limits.MOST_LINES_OF_FRONT_PAGE if path == base else limits.MOST_LINES_OF_README
            count = tree.text(path).count("\n")
            if count > most:
                yield f"{path}: {count} lines; a README has at most {most}"
        elif path.endswith(CODE + (".py", ".sh", ".cmake")) or base == "CMakeLists.txt":
            count = tree.text(path).count("\n")
            if count > limits.MOST_LINES_OF_FILE:
                yield f"{path}: {count} lines; a file has at most {limits.MOST_LINES_OF_FILE}"
        if path.endswith(CODE):
            for name, line, count in functions(tree.text(path)):
                if (path, name) in limits.LISTS:
                    continue
                if count > limits.MOST_LINES_OF_FUNCTION:
                    yield f"{path}:{line}: function {name} has {count} lines; the most are " f"{limits.MOST_LINES_OF_FUNCTION}"


def check_columns(tree):
    for path in tree.files:
        end = os.path.splitext(path)[1]
        if end not in limits.LONG_LINES:
            continue
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            if len(line) > limits.MOST_COLUMNS and not re.search(limits.LONG_LINES[end], line):
                yield f"{path}:{number}: {len(line)} columns; the most are {limits.MOST_COLUMNS}"


def check_names(tree):
    banned = "|".join(limits.BANNED_WORDS)
    in_path = re.compile(rf"(^|[/_.-])({banned})([/_.-]|$)", re.I)
    declared = re.compile(
        rf"^\s*(?:class|struct|namespace|enum(?: class)?)\s+(?:\[\[.*?\]\]\s*|[A-Z_]+\s+)?"
        rf"(\w*(?:{banned})\w*)\b",
        re.I | re.M,
    )
    for path in tree.files:
        if match := in_path.search(path):
            yield f"{path}: `{match.group(2)}` says nothing; name what the file is about"
        if path.endswith(CODE):
            for name in declared.findall(tree.text(path)):
                yield f"{path}: the name {name} says nothing; name the thing it does"


def check_machine_paths(tree):
    holder = os.path.dirname(tree.root) + "/"
    paths = limits.MACHINE_PATHS + (() if holder in ("/", "//", "/tmp/") else (holder,))
    pattern = re.compile(
        "|".join(rf"(?<![\w.$}}-]){re.escape(path)}\w" for path in paths)
    )
    for path in tree.files:
        if path.endswith(limits.DATA) or path.startswith("tests/tidy/"):
            continue
        text = tree.text(path)
        lines = text.splitlines() if any(one in text for one in paths) else ()
        for number, line in enumerate(lines, 1):
            if pattern.search(line):
                yield f"{path}:{number}: names a folder of one machine: {line.strip()[:80]}"


def check_readmes(tree):
    """Every file name that a README has in backticks exists."""
    names = set(tree.files) | {os.path.dirname(path) for path in tree.files}
    names |= {parent for path in tree.files for parent in _parents(path)}
    bases = {os.path.basename(path) for path in names}
    named = re.compile(r"`([\w./-]+\.(?:cpp|hpp|h|c|py|sh|md|cmake|tsv)|[\w-]+(?:/[\w.-]+)*/)`")
    for path in tree.files:
        if os.path.basename(path) != "README.md":
            continue
        folder = os.path.dirname(path)
        for name in named.findall(tree.text(path)):
            plain = name.rstrip("/")
            places = [
                os.path.normpath(os.path.join(base, plain))
                for base in (folder, "", "sdk/include", "core/include", "core/src", "plugins")
            ]
            if not any(place in names for place in places) and not _is_example(plain, bases):
                yield f"{path}: names `{name}`, which does not exist"


def _parents(path):
    while path := os.path.dirname(path):
        yield path


def _is_example(name, bases):
    """A name of the reader's own files: `my-plugins/`, `words.tsv` beside a config."""
    return "/" not in name and (name.endswith(".tsv") or name in bases or "." not in name)


def check_targets(tree, compile_commands):
    """Every source is compiled by a target, every header is included by a file."""
    compiled = set()
    if compile_commands:
        with open(compile_commands, encoding="utf-8") as file:
            for entry in json.load(file):
                compiled.add(os.path.realpath(os.path.join(entry["directory"], entry["file"])))
    cmake = {}
    for path in tree.files:
        if os.path.basename(path) in ("CMakeLists.txt", "run.sh"):
            folder = os.path.dirname(path)
            cmake[folder] = cmake.get(folder, "") + tree.text(path)
    included = set()
    for path in tree.files:
        if path.endswith(CODE + (".txt", ".inc", ".sh", ".in", ".cmake")):
            included |= {os.path.basename(name) for name in INCLUDE.findall(tree.text(path))}
            included |= set(re.findall(r"[\w.-]+\.(?:hpp|h|inc)\b", tree.text(path)))
    for path in tree.code():
        if path.endswith((".h", ".hpp")):
            if os.path.basename(path) not in included:
                yield f"{path}: no file includes it"
        elif os.path.realpath(os.path.join(tree.root, path)) not in compiled:
            if not _is_named(path, cmake):
                yield f"{path}: belongs to no target"


def _is_named(path, cmake):
    """Whether a CMake file or script of its folder, or of one above, names it."""
    base = os.path.basename(path)
    stem = os.path.splitext(base)[0]
    folder = os.path.dirname(path)
    while True:
        text = cmake.get(folder, "")
        if (
            re.search(rf"(^|[\s/(\"{{}}]){re.escape(base)}\b", text)
            or "GLOB" in text
            and (base.endswith("_test.cpp"))
            or re.search(rf"\b{re.escape(stem)}\b", text)
            or _is_made(base, text)
        ):
            return True
        if not folder:
            return False
        folder = os.path.dirname(folder)


def _is_made(base, text):
    """Whether a loop names it: `${name}_fuzz.cpp` for each of a list of names."""
    name, line, end = base.partition("_")
    return "${name}" + line + end in text and re.search(rf"\b{re.escape(name)}\b", text)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root")
    parser.add_argument("--compile-commands")
    arguments = parser.parse_args()
    tree = Tree(os.path.abspath(arguments.root))
    breaches = []
    for check in (
        check_top_level,
        check_rooms,
        check_parts,
        check_sizes,
        check_columns,
        check_names,
        check_machine_paths,
        check_readmes,
    ):
        breaches += check(tree)
    breaches += check_targets(tree, arguments.compile_commands)
    for breach in breaches:
        print(breach)
    print(f"tidy: {len(tree.files)} files, {len(breaches)} breaches", file=sys.stderr)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
