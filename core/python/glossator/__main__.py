"""The command `gloss`, as the package holds it: `python -m glossator run news article.txt`."""

import os
import sys

from ._options import installed, name_interpreter


def main() -> None:
    """Becomes the program gloss, with the same arguments and streams."""
    program = installed("bin/gloss")
    if program is None:
        sys.exit("gloss: the program is not installed beside this package")
    name_interpreter()
    os.execv(program, [str(program), *sys.argv[1:]])


if __name__ == "__main__":
    main()
