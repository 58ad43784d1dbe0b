"""Finds people, with the dates in their sentences.

    PYTHONPATH=build/release/lib/glossator/python python3 examples/embed_python.py \
        news "Ada Lovelace met Charles Babbage on 5 June 1833." 1850-01-01
"""
import sys

import glossator


def main(config, text, date=""):
    doc = glossator.load(config)(text, date=date)
    for error in doc.errors:
        print("embed:", error["message"], file=sys.stderr)
    if doc.status != "ok":
        return 1
    for person in doc["people"]:
        found = [person.get("entity", person).text]  # the first full mention of the same person
        for sentence in doc["sentences"].covering(person)[:1]:
            for date in doc["dates"].inside(sentence):
                found.append(f"{date.text} = {date['value']}")
        print("  ".join(found))
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("embed_python.py CONFIG TEXT [DATE]")
    try:
        sys.exit(main(*sys.argv[1:4]))
    except glossator.Error as error:
        for problem in error.problems:
            print("embed: {file}:{line}:{column}: {pointer}: {message}".format(**problem),
                  file=sys.stderr)
        if not error.problems:
            print("embed:", error, file=sys.stderr)
        sys.exit(2)
