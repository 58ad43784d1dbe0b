"""Finds the functions of a C or C++ source by its braces."""

import re

CONTAINER = re.compile(r"\b(namespace|class|struct|union|enum|extern\s*\"C\")\b")
CONTROL = re.compile(r"^(if|for|while|switch|do|else|try|catch|return)\b")


def without_texts(source):
    """The source with comments, strings and characters blanked, with the same lines."""
    pattern = re.compile(
        r'//[^\n]*|/\*.*?\*/|R"([^()\\ ]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
        re.S,
    )
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group(0)), source)


def functions(source):
    """Yields (name, first line, number of lines) of each function, from its signature to its end."""
    text = re.sub(
        r"(?m)^[ \t]*#.*?(?<!\\)$", lambda m: " " * len(m.group(0)), without_texts(source)
    )
    stack = []  # of (kind, name, first line, head before it)
    head, head_line, line = "", None, 1
    for char in text:
        if char == "\n":
            line += 1
        if char == "{":
            inside = all(frame[0] == "container" for frame in stack)
            stack.append(_kind_of(head, inside) + (head_line or line, head))
            head, head_line = "", None
        elif char == "}":
            kind, name, first, before = stack.pop() if stack else ("block", "", line, "")
            if kind == "function":
                yield name, first, line - first + 1
            # A member's initializer: the function's own brace is still to come.
            head, head_line = (before + "()", first) if kind == "initializer" else ("", None)
        elif char == ";" and head.count("(") == head.count(")"):
            head, head_line = "", None
        else:
            if head_line is None and not char.isspace():
                head_line = line
            head += char


def _kind_of(head, inside):
    head = re.sub(r"\b(public|private|protected)\s*:", " ", head).strip()
    if not inside:
        return "block", ""
    is_function = "(" in head and not CONTROL.match(head)
    if is_function and re.search(r"\)[\w\s]*:[^:].*\w$", head, re.S):
        return "initializer", ""
    if CONTAINER.search(re.sub(r"\(.*", "", head, flags=re.S)) and not (
        is_function and re.search(r"\)\s*(const|noexcept|override|final|->.*|\s)*$", head)
    ):
        return "container", ""
    if is_function and not re.search(r"=\s*$", head):
        found = re.search(r"([~\w:<>]+|operator\W+)\s*\(", head)
        return "function", found.group(1) if found else head[:40]
    return "block", ""
