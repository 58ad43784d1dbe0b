"""All limits of the house, with their reasons. tidy.py holds the tree to them."""

# A file that needs a table of contents is two files.
MOST_LINES_OF_FILE = 400
# A function that does not fit a screen cannot be read at once.
MOST_LINES_OF_FUNCTION = 60
# A README says what a folder is, what it is not, and what to open first; a manual is elsewhere.
MOST_LINES_OF_README = 60
# The README of the project is also its front page.
MOST_LINES_OF_FRONT_PAGE = 160
# Two files stand beside each other on a screen.
MOST_COLUMNS = 100

# They say where a thing lies, not what it is.
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

# Tables that a program made or that are one list: no limit of lines.
DATA = (".inc", ".tsv", ".txt", ".json", ".jsonl", ".map", ".dict", ".csv")

# Files whose lines are longer for a reason.
LONG_LINES = {
    # a row of a table in Markdown, and a link, cannot be broken
    ".md": r"^\s*\||https?://|^\s*\[|^\s*\{",
    # a JSON Schema in a raw string has its descriptions whole
    ".cpp": r'"description":|https?://|R"|^\s*"',
    ".hpp": r'"description":|https?://|R"|^\s*"',
    ".h": r"https?://",
    ".c": r"https?://",
    # a text that cannot be broken without harm to who searches for it
    ".py": r"https?://|[\"']",
    ".sh": r"https?://|[\"'`]",
}

# Functions that are one list, a line an item, read from top to bottom: (file, function).
LISTS = {
    ("core/check/inputs/hostile_texts.cpp", "hostile_documents"),  # the texts
    ("core/python/views.cpp", "add_record"),  # the members of a Python class
    ("tests/unit/core/json/json_texts_test.cpp", "bad"),  # texts that are no JSON
    ("tests/unit/plugins/tokens_annotated.hpp", "random_text"),  # the pieces of a text
    ("tests/unit/sdk/abi_layout_test.cpp", "TEST_CASE"),  # size and offset of every member
}
