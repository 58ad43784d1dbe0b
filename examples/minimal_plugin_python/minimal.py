"""The annotator `minimal`."""
import re

from glossator.plugin import integer

WORD = re.compile(r"[^\W\d_]+")


class Minimal:
    """Marks words in capitals."""

    id = "minimal"
    version = "0.1.0"
    vendor = "minimal"
    license = "MIT"
    reads = ["tokens"]
    writes = {"minimal": {
        "types": ["capitals"], "keys": {"letters": integer("the number of its letters")}}}
    options = {
        "type": "object",
        "properties": {
            "least_letters": {"type": "integer", "minimum": 1, "maximum": 64, "default": 2,
                              "description": "the fewest letters of a marked word"}},
        "additionalProperties": False,
    }

    def __init__(self, options):
        self.least_letters = options["least_letters"]

    def process(self, document, out):
        text = document.text
        tokens = document.layer("tokens")
        for begin, end in zip(tokens.begins, tokens.ends):
            word = text[begin:end]
            if end - begin >= self.least_letters and word.isupper() and WORD.fullmatch(word):
                out.add(begin, end, "capitals", letters=end - begin)
