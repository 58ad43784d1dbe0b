#!/usr/bin/env python3
"""Scores sentences and tokens against gold boundaries.

Usage: score_segmentation.py GLOSS FOLDER [--errors]
GLOSS is the program, FOLDER holds segmentation_en.jsonl (text, sentences, exact) and
unicode_breaks.jsonl (kind, text, breaks). A sentence is right if its text is right; only texts that
contain their sentences literally are scored. A token is right if no break of a grapheme cluster is
missed at its ends; a word case is right if the tokens are the words of UAX 29, except for white
space and invisible characters.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata


def annotate(gloss, texts):
    """The layers of each text."""
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder) / "tokens.json"
        config.write_text(json.dumps({
            "glossator": 1, "pipeline": [{"plugin": "tokens"}],
            "input": {"format": "jsonl", "id": "/id", "text": "/text"},
            "output": {"format": "jsonl", "unit": "byte", "layers": ["tokens", "sentences"]}}))
        source = pathlib.Path(folder) / "texts.jsonl"
        source.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n"
                                  for i, text in enumerate(texts)))
        run = subprocess.run([gloss, "run", config, source, "--quiet", "--format", "jsonl"],
                             capture_output=True, check=True)
        return [json.loads(line)["layers"] for line in run.stdout.decode().splitlines()]


def score_sentences(gloss, path, show):
    cases = [case for case in map(json.loads, open(path, encoding="utf-8")) if case["exact"]]
    right = found = gold = 0
    for case, layers in zip(cases, annotate(gloss, [case["text"] for case in cases])):
        text = case["text"].encode()
        ours = [text[s["begin"]:s["end"]].decode() for s in layers["sentences"]]
        rest = list(case["sentences"])
        gold, found = gold + len(rest), found + len(ours)
        for sentence in ours:
            if sentence in rest:
                rest.remove(sentence)
                right += 1
        if show and (rest or ours != case["sentences"]):
            print(case["name"], "\n  gold", case["sentences"], "\n  ours", ours)
    precision, recall = right / found, right / gold
    print(f"sentences: {len(cases)} texts, {gold} gold, precision {precision:.4f}, "
          f"recall {recall:.4f}, F1 {2 * precision * recall / (precision + recall):.4f}")


def is_invisible(text):
    return all(unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp") for c in text)


def score_breaks(gloss, path, show):
    cases = [case for case in map(json.loads, open(path, encoding="utf-8"))
             if case["kind"] in ("word", "grapheme")]
    right = {"word": 0, "grapheme": 0}
    total = {"word": 0, "grapheme": 0}
    for case, layers in zip(cases, annotate(gloss, [case["text"] for case in cases])):
        text, breaks = case["text"].encode(), case["breaks"]
        ours = [(t["begin"], t["end"]) for t in layers["tokens"]]
        if case["kind"] == "grapheme":
            good = all(begin in breaks and end in breaks for begin, end in ours)
        else:
            words = [text[a:b].decode() for a, b in zip(breaks, breaks[1:])]
            strip = "\u00ad\u2060"
            good = ([word.rstrip(strip) for word in words if not is_invisible(word)] ==
                    [text[a:b].decode().rstrip(strip) for a, b in ours])
        total[case["kind"]] += 1
        right[case["kind"]] += good
        if show and not good:
            print(case["kind"], ascii(case["text"]), breaks, ours)
    for kind in total:
        print(f"{kind} breaks: {right[kind]} of {total[kind]} cases agree")


def main():
    gloss, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    show = "--errors" in sys.argv
    score_sentences(gloss, folder / "segmentation_en.jsonl", show)
    score_breaks(gloss, folder / "unicode_breaks.jsonl", show)


if __name__ == "__main__":
    main()
