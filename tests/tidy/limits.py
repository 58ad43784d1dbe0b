"""All limits of the source tree, with their reasons. tidy.py checks the tree against them."""

# A file that needs a table of contents is two files.
MOST_LINES_OF_FILE = 400
# A function that does not fit a screen cannot be read at once.
MOST_LINES_OF_FUNCTION = 60
# A README says what a folder is, what it is not, and what to open first; a manual is elsewhere.
MOST_LINES_OF_README = 60
# The README of the project is also its front page.
MOST_LINES_OF_FRONT_PAGE = 160
# Two files fit side by side on a screen.
MOST_COLUMNS = 100

# Such words name a place for code, not its content.
BANNED_WORDS = ("utils", "util", "common", "helpers", "helper", "manager", "misc")

# Folders of one machine; the one that holds the checkout is added. A path below /tmp is made and
# removed by the tests that name it.
MACHINE_PATHS = ("/home/", "/root/", "/Users/", "/mnt/", "/opt/")

# The top level is fixed, so that a newcomer knows it after one look.
TOP_LEVEL = {
    "CMakeLists.txt",
    "CMakePresets.json",
    "README.md",
    "LICENSE",
    "core",
    "plugins",
    "sdk",
    "configs",
    "tests",
    "examples",
}

# The parts whose includes check_parts() of tidy.py holds to the arrows. The rooms of core/src have
# a table of their own, the MAY_INCLUDE of their CMakeLists.txt, which compiles them too.
PARTS = ("sdk", "plugins", "core")

# Libraries in plugins/ for the programs that train several plugins' models.
TRAINING = ("readings", "word_vectors")

# Generated tables, and lists: no limit of lines.
DATA = (".inc", ".tsv", ".txt", ".json", ".jsonl", ".map", ".dict", ".csv")

# Files whose lines are longer for a reason.
LONG_LINES = {
    # a row of a table in Markdown, and a link, cannot be broken
    ".md": r"^\s*\||https?://|^\s*\[|^\s*\{",
    # a JSON Schema in a raw string keeps each description on one line
    ".cpp": r'"description":|https?://|R"|^\s*"',
    ".hpp": r'"description":|https?://|R"|^\s*"',
    ".h": r"https?://",
    ".c": r"https?://",
    # a message that is broken into lines cannot be found by a search
    ".py": r"https?://|[\"']",
    ".sh": r"https?://|[\"'`]",
}

# Functions that are one list, an item a line, read from top to bottom: (file, function).
LISTS = {
    ("core/check/inputs/hostile_texts.cpp", "hostile_documents"),  # the texts
    ("core/python/views.cpp", "add_record"),  # the members of a Python class
    ("tests/unit/core/json/json_texts_test.cpp", "bad"),  # texts that are no JSON
    ("tests/unit/plugins/tokens_annotated.hpp", "random_text"),  # the pieces of a text
    ("tests/unit/sdk/abi_layout_test.cpp", "TEST_CASE"),  # size and offset of every member
}
