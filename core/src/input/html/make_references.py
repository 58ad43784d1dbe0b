"""Writes character_references.inc: the named character references of HTML, from the list of the
HTML standard (13.5) that Python carries. Run: python3 make_references.py > character_references.inc
"""

from html.entities import html5

print("// Made by make_references.py; sorted by name. {name, text, whether `;` may be left out}")
names = sorted({name.rstrip(";") for name in html5}, key=lambda name: name.encode())
for name in names:
    text = html5[name + ";"]
    octal = "".join("\\%03o" % byte for byte in text.encode())
    print('{"%s", "%s", %s},' % (name, octal, "true" if name in html5 else "false"))
