"""Tests tidy.py: a small sound tree passes, and each breach put into it is reported."""

import os
import subprocess
import sys
import tempfile
import unittest

TIDY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tidy.py")

TREE = {
    "CMakeLists.txt": "add_subdirectory(core)\n",
    "README.md": "# A tree\n\nOpen `core/README.md`.\n",
    "core/README.md": "# core\n\n| room | what | may include |\n| --- | --- | --- |\n"
    "| `json` | texts | text |\n| `text` | UTF-8 | |\n",
    "core/src/text/CMakeLists.txt": "glossator_add_room(text SOURCES utf8.cpp)\n",
    "core/src/text/utf8.hpp": "#pragma once\nint size();\n",
    "core/src/text/utf8.cpp": '#include "text/utf8.hpp"\n\nint size() {\n  return 1;\n}\n',
    "core/src/json/CMakeLists.txt": "glossator_add_room(json MAY_INCLUDE text\n  SOURCES json.cpp)\n",
    "core/src/json/json.hpp": "#pragma once\n",
    "core/src/json/json.cpp": '#include "json/json.hpp"\n#include "text/utf8.hpp"\n',
    "plugins/dates/CMakeLists.txt": "gloss_add_annotator(dates)\n",
    "plugins/dates/dates.cpp": "#include <gloss/plugin.h>\n",
    "plugins/names/CMakeLists.txt": "gloss_add_annotator(names names.cpp)\n",
    "plugins/names/names.hpp": "#pragma once\n",
    "plugins/names/names.cpp": '#include <gloss/plugin.h>\n#include "names/names.hpp"\n',
    "sdk/include/gloss/plugin.h": "#pragma once\n",
}


def function_of(lines):
    return "int long_one() {\n" + "  size();\n" * (lines - 2) + "}\n"


class Tidy(unittest.TestCase):
    def run_on(self, changes, compile_commands=None):
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**TREE, **changes}.items():
                if text is None:
                    continue
                whole = os.path.join(root, path)
                os.makedirs(os.path.dirname(whole), exist_ok=True)
                with open(whole, "w", encoding="utf-8") as file:
                    file.write(text)
            run = subprocess.run([sys.executable, TIDY, root], capture_output=True, text=True)
            self.assertIn(run.returncode, (0, 1), run.stderr)
            self.assertEqual(run.returncode, 1 if run.stdout else 0)
            return run.stdout.splitlines()

    def refuses(self, changes, *pieces):
        """The output has one breach, with all pieces."""
        breaches = self.run_on(changes)
        self.assertEqual(len(breaches), 1, breaches)
        for piece in pieces:
            self.assertIn(piece, breaches[0])

    def test_a_tree_that_is_well_passes(self):
        self.assertEqual(self.run_on({}), [])

    def test_an_arrow_that_the_table_of_rooms_lacks(self):
        self.refuses(
            {"core/src/text/utf8.cpp": '#include "json/json.hpp"\n'},
            "core/src/text/utf8.cpp",
            "room text may not include json/json.hpp",
        )

    def test_rooms_in_a_circle(self):
        breaches = self.run_on(
            {
                "core/src/text/CMakeLists.txt": "glossator_add_room(text MAY_INCLUDE json\n  SOURCES utf8.cpp)\n"
            }
        )
        self.assertIn("core/src: the rooms json -> text -> json form a circle", breaches)

    def test_a_table_that_the_readme_tells_otherwise(self):
        self.refuses(
            {"core/README.md": TREE["core/README.md"].replace("texts | text |", "x | |")},
            "core/README.md",
            "row of room json",
        )

    def test_a_plugin_that_sees_another(self):
        self.refuses(
            {"plugins/dates/dates.cpp": '#include "names/names.hpp"\n'},
            "plugins/dates/dates.cpp",
            "names/names.hpp",
        )

    def test_a_plugin_that_sees_a_library_of_trainers(self):
        see = '#include "word_vectors/vectors.hpp"\n'
        files = {
            "plugins/word_vectors/CMakeLists.txt": "add_library(word_vectors vectors.cpp)\n",
            "plugins/word_vectors/vectors.hpp": "#pragma once\n",
            "plugins/word_vectors/vectors.cpp": see,
            "plugins/dates/train/CMakeLists.txt": "add_executable(dates_train main.cpp)\n",
            "plugins/dates/train/main.cpp": see,
        }
        path = "plugins/dates/dates.cpp"
        self.refuses({**files, path: see}, path, "word_vectors/vectors.hpp")

    def test_a_plugin_that_sees_the_host(self):
        self.refuses(
            {"plugins/dates/dates.cpp": "#include <glossator/pipeline.hpp>\n"},
            "plugins/dates/dates.cpp",
            "glossator/pipeline.hpp",
        )

    def test_core_that_sees_a_plugin(self):
        self.refuses(
            {"core/src/text/utf8.cpp": '#include "names/names.hpp"\n'},
            "core/src/text/utf8.cpp",
            "core sees no plugin",
        )

    def test_a_function_of_61_lines(self):
        self.assertEqual(
            self.run_on({"core/src/json/json.cpp": '#include "json/json.hpp"\n' + function_of(60)}),
            [],
        )
        self.refuses(
            {"core/src/json/json.cpp": '#include "json/json.hpp"\n' + function_of(61)},
            "core/src/json/json.cpp:2: function long_one has 61 lines",
        )

    def test_a_method_and_a_constructor_are_functions_too(self):
        body = "    size();\n" * 60
        self.refuses(
            {
                "core/src/json/json.hpp": "struct Outer {\n  void inner() const {\n"
                + body
                + "  }\n};\n"
            },
            "function inner has 62 lines",
        )
        self.refuses(
            {
                "core/src/json/json.hpp": "Outer::Outer(int x)\n    : x_(x),\n      y_{1} {\n"
                + body
                + "}\n"
            },
            "has 64 lines",
        )

    def test_a_file_of_401_lines(self):
        self.refuses(
            {"core/src/json/json.cpp": '#include "json/json.hpp"\n' + "\n" * 400},
            "core/src/json/json.cpp: 401 lines",
        )

    def test_a_source_without_a_target(self):
        self.refuses(
            {"core/src/json/orphan.cpp": '#include "json/json.hpp"\n'},
            "core/src/json/orphan.cpp: belongs to no target",
        )

    def test_a_header_that_nothing_includes(self):
        self.refuses(
            {"core/src/json/unused.hpp": "#pragma once\n"},
            "core/src/json/unused.hpp: no file includes it",
        )

    def test_a_readme_with_a_dead_name(self):
        self.refuses(
            {"core/README.md": TREE["core/README.md"] + "\nOpen `src/json/gone.hpp`.\n"},
            "core/README.md",
            "`src/json/gone.hpp`, which does not exist",
        )

    def test_a_readme_of_61_lines(self):
        self.refuses({"plugins/dates/README.md": "a\n" * 61}, "plugins/dates/README.md: 61 lines")

    def test_banned_words(self):
        self.refuses(
            {
                "core/src/json/CMakeLists.txt": TREE["core/src/json/CMakeLists.txt"]
                + "# json_utils.cpp",
                "core/src/json/json_utils.cpp": "",
            },
            "core/src/json/json_utils.cpp",
            "`utils`",
        )
        self.refuses({"core/src/json/json.hpp": "class PluginManager {};\n"}, "PluginManager")

    def test_a_folder_of_one_machine(self):
        self.refuses(
            {"core/src/json/json.hpp": 'const char* place = "/home/ann/lists";\n'},
            "core/src/json/json.hpp:1",
            "one machine",
        )

    def test_101_columns(self):
        self.refuses({"core/src/json/json.hpp": "// " + "x" * 98 + "\n"}, ":1: 101 columns")

    def test_something_new_at_the_top(self):
        self.refuses({"tools/x.sh": ""}, "tools: does not belong to the top level")


if __name__ == "__main__":
    unittest.main()
