"""Results for the tests of `gloss view`, small enough to be read."""
import json

HOSTILE = "Ann </script><!-- <script>document.title='pwned'</script> & \"Bo\" é😀 Ann."


def record(text, words, number, **members):
    """A record on the occurrence of `words` that `members["nth"]` counts, in bytes."""
    at = -1
    for _ in range(members.pop("nth", 1)):
        at = text.index(words, at + 1)
    begin = len(text[:at].encode())
    return {"id": number, "begin": begin, "end": begin + len(words.encode()), "text": words,
            **members}


def hostile_result(**changes):
    """A document with a chain of two mentions, a label with evidence, and a passage."""
    text = HOSTILE
    people = [record(text, "Ann", 0, type="person", score=0.9, name="Ann Lee", entity=0),
              record(text, "Ann", 1, nth=2, type="person", score=0.8, name="Ann Lee", entity=0)]
    label = {"id": 0, "scope": "document", "type": "D35", "score": 0.7, "label": "Power <supply>",
             "children": [{**record(text, "Bo", 0, type="evidence", weight=1.5)}]}
    del label["children"][0]["id"]
    tone = {**record(text, text, 0, type="negative", value=-0.25), "scope": "sentence"}
    del tone["text"]
    return {"id": "a/<hostile>.txt", "status": "ok", "date": "2024-05-17", "unit": "byte",
            "text": text, "layers": {"people": people, "sectors": [label], "sentiment": [tone]},
            **changes}


def other_result():
    text = "مرحبا يا Zed\n\nsecond"
    return {"id": "b.txt", "status": "ok", "unit": "byte", "text": text, "layers": {
        "people": [record(text, "Zed", 0, type="person", score=0.5, name="Zed", entity=0)],
        "sectors": [], "sentiment": []}}


def failed_result():
    return {"id": "c.txt", "status": "error", "unit": "byte", "layers": {},
            "error": {"plugin": "dates", "kind": "limit", "message": "too <long>"}}


def write_lines(path, results):
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in results))
    return path
