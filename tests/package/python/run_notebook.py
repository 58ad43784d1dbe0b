"""Runs the cells of a notebook one after another, as a notebook does, without its program. A cell's
last expression is shown in the richest form that it has. run_notebook.py NOTEBOOK"""

import ast
import json
import os
import sys
import tempfile


def shown(value):
    form = getattr(value, "_repr_html_", None)
    return form() if form else repr(value)


def run(cell, names):
    """Runs the source of a cell; returns what it shows."""
    tree = ast.parse(cell)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    if last is None:
        return ""
    return shown(eval(compile(ast.Expression(last.value), "cell", "eval"), names))


def main(path):
    with open(path, encoding="utf-8") as file:
        cells = json.load(file)["cells"]
    names = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for cell in cells:
            if cell["cell_type"] == "code":
                assert not cell["outputs"], "commit the notebook without outputs"
                print(run("".join(cell["source"]), names))


main(sys.argv[1])
