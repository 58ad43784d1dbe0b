"""What the tests share: the build under test, texts."""

import os
import pathlib
import subprocess

import glossator

BUILD = pathlib.Path(os.environ["GLOSSATOR_BUILD"])
SOURCE = pathlib.Path(__file__).resolve().parents[3]
SPECIMENS = str(BUILD / "tests/specimens")
TOKENS = {"glossator": 1, "pipeline": [{"plugin": "tokens"}]}
TEXT = "zoë 😀 Ada Lovelace met Charles Babbage on 5 June 1833. Lovelace wrote in 1843."

_loaded = {}


def news():
    """The shipped pipeline; loaded once."""
    if "news" not in _loaded:
        _loaded["news"] = glossator.load("news")
    return _loaded["news"]


def specimen(*plugins, **keywords):
    config = {"glossator": 1, "pipeline": [{"plugin": name} for name in plugins]}
    return glossator.load(config, plugin_path=[SPECIMENS], **keywords)


def gloss(*arguments, **keywords):
    return subprocess.run(
        [str(BUILD / "bin/gloss"), *map(str, arguments)], capture_output=True, **keywords
    )
