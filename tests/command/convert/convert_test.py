#!/usr/bin/env python3
"""`gloss convert`: out and back through each format, with every kind of value, and its errors.

    convert_test.py GLOSS_CONVERT

tests/long/interchange reads the formats by programs of their own worlds.
"""

import gzip
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "long/interchange"))
import same_documents

PROGRAM = sys.argv.pop(1)

# Emoji, a combining mark, ends of lines of both kinds, markup, right-to-left letters.
TEXT = '  Cafe\u0301 😀 <Ann>\r\nSmith & "Bob"\tmet\u00a0👩‍👧 שלום\u2028in May 2024.\n'


def at(words):
    """begin and end of the words in bytes."""
    begin = len(TEXT[: TEXT.index(words)].encode())
    return {"begin": begin, "end": begin + len(words.encode()), "text": words}


def key(name, kind, repeated=False, refers_to=None):
    made = {"name": name, "kind": kind, "repeated": repeated, "description": ""}
    return made | ({"refers_to": refers_to} if refers_to else {})


LAYERS = [
    {
        "name": "people",
        "step": "people",
        "plugin": "people",
        "types": ["person", "odd type:é"],
        "keys": [
            key("name", "string"),
            key("from", "string"),
            key("age", "integer"),
            key("weight", "real"),
            key("alive", "boolean"),
            key("role_span", "span"),
            key("parts", "span", True),
            key("also", "string", True),
            key("entity", "reference", False, ["people"]),
            key("dates", "reference", True, ["dates", "people"]),
            key("scope", "string"),
        ],
    },
    {"name": "dates", "step": "dates", "plugin": "dates", "types": ["DATE"], "keys": [key("value", "string")]},
]


def span(words):
    return [at(words)["begin"], at(words)["end"]]


PEOPLE = [
    {"id": 0, "scope": "document", "type": "person", "score": 0.5},
    {"id": 1, "scope": "sentence", "begin": 0, "end": len(TEXT.encode()), "type": "person"},
    {"id": 2, **at("  Cafe\u0301"), "type": "person"},
    {
        "id": 3,
        **at("😀"),
        "type": "odd type:é",
        "score": 0.93,
        "name": 'a\t"b" <c> & \u2028😀\n',
        "from": "x",
        "age": -7,
        "weight": 2.0,
        "alive": False,
        "role_span": span("<Ann>"),
        "parts": [span("Ann"), span("👩‍👧")],
        "also": ["x y", "", "z"],
        "entity": 3,
        "dates": [{"layer": "dates", "id": 0}, {"layer": "people", "id": 4, "child": [0, 0]}],
    },
    {
        "id": 4,
        **at('Ann>\r\nSmith & "Bob"'),
        "type": "person",
        "entity": 3,
        "children": [
            {
                **at("Smith"),
                "type": "person",
                "children": [{**at("mith"), "type": "person", "also": ["p", "q"]}],
            },
            {"begin": at("Bob")["begin"], "end": at("Bob")["begin"], "text": "", "type": "person"},
        ],
    },
]
DOCUMENTS = [
    {
        "id": "a/b é:1.txt",
        "status": "ok",
        "date": "2024-05-17",
        "unit": "byte",
        "meta": {"url": "http://x/?a=1&b=2"},
        "text": TEXT,
        "layers": {"people": PEOPLE, "dates": [{"id": 0, **at("May 2024"), "type": "DATE", "value": "2024-05"}]},
    },
    {"id": "empty", "status": "ok", "unit": "byte", "text": "", "layers": {"people": [], "dates": []}},
]
FOLDERS = ["brat", "xmi", "cas-json", "bdocjs", "spacy", "timeml"]
FILES = {
    "jsonl": "b.jsonl",
    "spacy": "b.spacy.jsonl",
    "web-annotation": "b.jsonld/",
    "label-studio": "b.label-studio.json",
    "doccano": "b.doccano.jsonl",
}


class Convert(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.results = self.folder / "a.jsonl"
        lines = [json.dumps(document, ensure_ascii=False) for document in DOCUMENTS]
        self.results.write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="")
        manifest = self.folder / "a.jsonl.manifest.json"
        manifest.write_text(json.dumps({"layers": LAYERS}), encoding="utf-8")

    def convert(self, *arguments, code=0):
        command = [PROGRAM, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout if code == 0 else done.stderr

    def there_and_back(self, name, path, layers=(), fields=()):
        self.convert(self.results, path, "--to", name)
        back = self.folder / f"back_of_{name}.jsonl"
        self.convert(path, back, "--from", name)
        self.assertEqual(list(same_documents.differences(self.results, back, layers, fields)), [])
        documents = same_documents.documents(back)
        self.assertEqual(documents["a/b é:1.txt"]["date"], "2024-05-17")
        if name != "timeml":
            self.assertEqual(documents["a/b é:1.txt"]["meta"], DOCUMENTS[0]["meta"])
        return path

    def test_folders_come_back_equal(self):
        for name in FOLDERS:
            with self.subTest(name):
                limits = (["dates"], ["begin", "end", "type", "value"]) if name == "timeml" else ()
                self.there_and_back(name, self.folder / f"{name}.folder", *limits)

    def test_files_come_back_equal(self):
        for name, file in FILES.items():
            with self.subTest(name):
                self.there_and_back(name, f"{self.folder}/{file}")

    def test_written_results_can_be_read_again(self):
        self.convert(self.results, self.folder / "b.jsonl")
        self.convert(self.folder / "b.jsonl", self.folder / "c.jsonl")
        self.assertEqual((self.folder / "b.jsonl").read_bytes(), (self.folder / "c.jsonl").read_bytes())

    def test_offsets_count_in_the_unit_of_the_format(self):
        mark = "👩‍👧"
        bdoc = self.there_and_back("bdocjs", self.folder / "b")
        document = json.loads(next(bdoc.glob("a*.bdocjs")).read_text(encoding="utf-8"))
        smith = [each for each in document["annotation_sets"]["people"]["annotations"] if each["id"] == 5][0]
        self.assertEqual(document["text"][smith["start"] : smith["end"]], "Smith")
        cas = self.there_and_back("cas-json", self.folder / "c")
        structures = json.loads(next(cas.glob("a*.cas.json")).read_text(encoding="utf-8"))["%FEATURE_STRUCTURES"]
        units = TEXT.encode("utf-16-le")
        spans = [each for each in structures if each["%TYPE"] == "gloss.Span"]
        covered = [units[2 * each["begin"] : 2 * each["end"]].decode("utf-16-le") for each in spans]
        self.assertEqual(covered, ["<Ann>", "Ann", mark])

    def test_brat_of_others(self):
        folder = self.folder / "others"
        folder.mkdir()
        (folder / "one.txt").write_text("😀 Ann met Bob in\nNew York", encoding="utf-8")
        (folder / "one.ann").write_text(
            "T1\tPerson 2 5\tAnn\nT2\tCity 17 20;21 25\tNew York\nR1\tLives Arg1:T1 Arg2:T2\n"
            "A1\tSure T1\nA2\tLevel T1 High\n#1\tAnnotatorNotes T2\ta note\n",
            encoding="utf-8",
        )
        (document,) = map(json.loads, self.convert(folder, "-", "--to", "jsonl").splitlines())
        ann, city = document["layers"]["entities"]
        self.assertEqual((ann["type"], ann["text"], ann["begin"]), ("Person", "Ann", 5))
        self.assertEqual((ann["Lives"], ann["Sure"], ann["Level"]), (1, True, "High"))
        self.assertEqual((city["text"], city["note"]), ("New York", "a note"))

    def test_a_fault_of_brat_costs_its_document(self):
        folder = self.folder / "others"
        folder.mkdir()
        files = {
            "good.txt": "Ann met\r\nBob",
            "good.ann": "T1\tPerson 0 3\tAnn\nT2\tMeeting 0 12\tAnn met Bob\nT3\tPair 0 3;9 12\tAnn Bob\nT4\tX 4 7\n",
            "lonely.ann": "T1\tPerson 0 3\tAnn\n",
            "plain.txt": "Nothing is marked.",
            "quotes.txt": "Ann met Bob",
            "quotes.ann": "T1\tPerson 0 3\tAnn\nT2\tPerson 4 7\tBob\n",
        }
        out = self.folder / "o.jsonl"
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
        error = self.convert(folder, out, code=1)
        self.assertRegex(error, "lonely.txt: cannot be read: No such file.*\n.*quotes.ann:2: `Bob` is not the text there, `met`")
        documents = {one["id"]: one for one in map(json.loads, out.read_text().splitlines())}
        self.assertEqual(list(documents), ["good", "plain"])
        self.assertEqual(len(documents["good"]["layers"]["entities"]), 4)
        self.assertEqual((documents["plain"]["text"], documents["plain"]["layers"]), (files["plain.txt"], {}))

    def test_a_file_that_cannot_be_read_costs_its_document(self):
        for format_, ending in (("bdocjs", ".bdocjs"), ("timeml", ".tml"), ("xmi", ".xmi"), ("brat", ".ann")):
            with self.subTest(format_):
                folder, broken = self.folder / format_, self.folder / format_ / ("0" + ending)
                self.convert(self.results, folder, "--to", format_)
                whole = self.convert(folder, "-", "--from", format_, "--to", "jsonl").splitlines()
                broken.with_suffix(".txt").write_text("no bytes can be read of what belongs to it")
                broken.symlink_to("/proc/self/mem")
                error = self.convert(folder, self.folder / "o.jsonl", "--from", format_, "--overwrite", code=1)
                self.assertIn("cannot be read: Input/output error", error)
                self.assertEqual(len((self.folder / "o.jsonl").read_text().splitlines()), len(whole))

    def test_events_of_brat_are_their_triggers(self):
        folder = self.folder / "others"
        folder.mkdir()
        (folder / "one.txt").write_text("Ann bought Acme, said Bob", encoding="utf-8")
        (folder / "one.ann").write_text(
            "E2\tSay:T4 What:E1\nT1\tPerson 0 3\tAnn\nT2\tFirm 11 15\tAcme\nT3\tBuy 4 10\tbought\n"
            "T4\tSay 17 21\tsaid\nE1\tBuy:T3 Buyer:T1 Bought:T2\nA1\tSure E1\n#1\tAnnotatorNotes E1\tcheck\n"
            "*\tEquiv T1 T2\n",
            encoding="utf-8",
        )
        (document,) = map(json.loads, self.convert(folder, "-", "--to", "jsonl").splitlines())
        ann, firm, buy, say = document["layers"]["entities"]
        self.assertEqual((buy["Buyer"], buy["Bought"], buy["Sure"], buy["note"]), (0, 1, True, "check"))
        self.assertEqual((say["What"], ann["Equiv"]), (2, 1))
        (folder / "one.ann").write_text("T1\tPerson 0 3\tAnn\nE1\tBuy:T1 Buyer:T9\n")
        self.assertIn("one.ann:2: `T9` is no mark or event", self.convert(folder, "-", "--to", "jsonl", code=1))

    def lines_of(self, name, text, *arguments):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return [json.loads(line) for line in self.convert(path, "-", "--to", "jsonl", *arguments).splitlines()]

    def test_conll_keeps_spans_and_types(self):
        limits = (["dates"], ["begin", "end", "type"])
        path = self.there_and_back("conll", self.folder / "b.conll", *limits)
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if "\t" in line]
        self.assertIn(["May", "B-DATE"], [[row[1], row[-1]] for row in rows])
        self.assertIn(["2024", "I-DATE"], [[row[1], row[-1]] for row in rows])
        self.assertIn(["😀", "B-odd_type:é"], [[row[1], row[4]] for row in rows])

    def test_conll_of_others(self):
        first, second = self.lines_of(
            "x.conll",
            "-DOCSTART- -X- O O\n\nEU NNP I-NP I-ORG\nof NN O I-ORG\n# # O O\nBob NNP I-NP B-ORG\n\n"
            "Ann NNP I-NP I-PER\nCo NN I-NP B-PER\n\n-DOCSTART- -X- O O\n\nRome NNP I-NP S-LOC\n",
        )
        self.assertEqual((first["id"], second["id"]), ("x/1", "x/2"))
        self.assertEqual(first["text"], "EU of # Bob\nAnn Co\n")
        found = [(each["text"], each["type"]) for each in first["layers"]["entities"]]
        self.assertEqual(found, [("EU of", "ORG"), ("Bob", "ORG"), ("Ann", "PER"), ("Co", "PER")])
        self.assertEqual(second["layers"]["entities"][0]["type"], "LOC")
        (named,) = self.lines_of(
            "y.conll",
            "# global.columns = ID FORM NER\n# newdoc id = d\n# text = Ann's dog.\n1-2\tAnn's\t_\n"
            "1\tAnn\tB-PER\n2\t's\tO\n3\tdog\tO\n4\t.\tO\n\n",
        )
        self.assertEqual((named["id"], named["text"]), ("d", "Ann's dog.\n"))
        self.assertEqual([each["text"] for each in named["layers"]["NER"]], ["Ann"])

    def test_conll_tags_need_no_type(self):
        (document,) = self.lines_of("x.conll", "Ann B\nCo I\n\nBob I\nmet O\n")
        found = [(each["text"], each["type"]) for each in document["layers"]["entities"]]
        self.assertEqual(found, [("Ann Co", ""), ("Bob", "")])
        self.there_and_back("conll", self.folder / "c.conll", ["dates"], ["begin", "end", "type"])

    def test_faults_of_conll_cost_their_document(self):
        (self.folder / "x.conll").write_bytes(
            b"# newdoc id = a\nAnn B-PER\nb\xff O\n\n# newdoc id = b\nBob B-PER\n\n# newdoc id = c\nAnn PER\n"
            b"# newdoc id = d\nAnn B-PER\nmet\n"
        )
        error = self.convert(self.folder / "x.conll", self.folder / "o.jsonl", code=1)
        self.assertIn("x.conll:3: byte 1 is not valid UTF-8", error)
        self.assertIn("x.conll:9: no column has tags as B-PER, I-PER or O in every row", error)
        self.assertIn("x.conll:11: no column has tags", error)
        self.assertIn("1 document converted, 3 not", error)

    def test_other_names_for_layers_and_types(self):
        (renamed,) = self.lines_of(
            "x.conll", "Ann B-PER\nEU B-ORG\n", "--rename", "entities/PER=people/person", "--rename", "entities=others"
        )
        self.assertEqual(renamed["layers"]["people"][0]["type"], "person")
        self.assertEqual(renamed["layers"]["others"][0]["type"], "ORG")
        self.assertNotIn("entities", renamed["layers"])
        self.convert(self.results, self.folder / "r.jsonl", "--rename", "people=persons", "--rename", "dates/DATE=days/DATE")
        people = same_documents.documents(self.folder / "r.jsonl")["a/b é:1.txt"]["layers"]["persons"]
        self.assertEqual(people[3]["dates"][0], {"layer": "days", "id": 0})
        self.assertEqual(people[3]["dates"][1], {"layer": "persons", "id": 4, "child": [0, 0]})
        for fault in ("people", "people/=x", "=x", "a=b=c"):
            self.assertIn("--rename " + fault, self.convert(self.results, "o", "--to", "brat", "--rename", fault, code=2))

    def test_broken_compression_ends(self):
        broken = self.folder / "x.jsonl.gz"
        broken.write_bytes(gzip.compress(self.results.read_bytes())[:-20])
        error = self.convert(broken, self.folder / "o.jsonl", "--from", "jsonl", code=1)
        self.assertEqual(error.count("the gzip data ends before its end"), 1)

    def test_label_studio_and_doccano_of_others(self):
        region = {"id": "x", "from_name": "label", "to_name": "text", "type": "labels"}
        region["value"] = {"start": 2, "end": 5, "labels": ["PER"]}
        task = {"id": 7, "data": {"text": "😀 Ann"}, "annotations": [{"result": [region]}]}
        (self.folder / "x.label-studio.json").write_text(json.dumps([task]))
        (document,) = map(json.loads, self.convert(self.folder / "x.label-studio.json", "-", "--to", "jsonl").splitlines())
        self.assertEqual(document["id"], "7")
        self.assertEqual(document["layers"]["label"][0]["text"], "Ann")
        (self.folder / "x.doccano.jsonl").write_text('{"id": 3, "text": "😀 Ann", "label": [[2, 5, "PER"]]}\n')
        (document,) = map(json.loads, self.convert(self.folder / "x.doccano.jsonl", "-", "--to", "jsonl").splitlines())
        self.assertEqual(document["layers"]["entities"][0]["text"], "Ann")
        (self.folder / "x.doccano.jsonl").write_text(
            '{"data": "Ann", "labels": [[0, 3, "PER"]]}\n{"text": "fine", "label": ["good"]}\n'
        )
        old, whole = map(json.loads, self.convert(self.folder / "x.doccano.jsonl", "-", "--to", "jsonl").splitlines())
        self.assertEqual(old["layers"]["entities"][0]["text"], "Ann")
        self.assertEqual(whole["layers"]["entities"], [{"id": 0, "scope": "document", "type": "good"}])

    def test_each_label_of_a_region_is_an_annotation(self):
        value = {"start": 0, "end": 3, "labels": ["PER", "CEO"]}
        spans = {"id": "x", "from_name": "label", "type": "labels", "value": value}
        value = {"choices": ["sport", "money"]}
        whole = {"id": "y", "from_name": "topic", "type": "choices", "value": value}
        link = {"type": "relation", "from_id": "y", "to_id": "x", "labels": ["about"]}
        task = {"id": 7, "data": {"text": "Ann"}, "annotations": [{"result": [spans, whole, link]}]}
        broken = {"id": 8, "data": {"text": "Ann"}, "annotations": [{"result": [{"type": "labels"}]}]}
        path = self.folder / "x.label-studio.json"
        path.write_text(json.dumps([task]))
        layers = json.loads(self.convert(path, "-", "--to", "jsonl"))["layers"]
        self.assertEqual([(one["type"], one["text"]) for one in layers["label"]], [("PER", "Ann"), ("CEO", "Ann")])
        self.assertEqual([one["type"] for one in layers["topic"]], ["sport", "money"])
        self.assertEqual(layers["topic"][0]["about"], {"layer": "label", "id": 0})
        self.assertNotIn("about", layers["topic"][1])
        path.write_text(json.dumps([task, broken]))
        self.assertIn("json:1: item 2 of the list: ", self.convert(path, "-", "--to", "jsonl", code=1))

    def test_timeml_tells_times_events_and_lines_of_faults(self):
        head = '<?xml version="1.0"?>\n<TimeML><DOCID>d</DOCID><TEXT>I <EVENT eid="e1" class="STATE">am</EVENT> '
        good = self.folder / "x.tml"
        good.write_text(head + 'back <TIMEX3 tid="t1" type="DATE" value="2024">now</TIMEX3>.</TEXT></TimeML>')
        (document,) = map(json.loads, self.convert(good, "-", "--to", "jsonl").splitlines())
        self.assertEqual(document["layers"]["events"][0]["text"], "am")
        self.assertEqual(document["layers"]["dates"][0]["value"], "2024")
        good.write_text(head + "\n<TIMEX3></TEXT></TimeML>")
        self.assertIn("x.tml:3: mismatched tag", self.convert(good, "-", "--to", "jsonl", code=1))
        good.write_text('<!DOCTYPE a [<!ENTITY b "c">]>\n<TimeML/>')
        self.assertIn("it declares the entity `b`", self.convert(good, "-", "--to", "jsonl", code=1))

    def test_errors_name_file_and_line_and_the_others_are_converted(self):
        broken = self.folder / "x.doccano.jsonl"
        broken.write_text('{"text": "a", "label": []}\n{"text": "a", "label": [[0, 9, "X"]]}\n{"text": }\n{"text": "b", "label": []}\n')
        error = self.convert(broken, self.folder / "o.jsonl", code=1)
        self.assertIn("x.doccano.jsonl:2: offset 9 is no place between characters", error)
        self.assertIn("x.doccano.jsonl:3: ", error)
        self.assertIn("2 documents converted, 2 not", error)
        self.assertEqual(len((self.folder / "o.jsonl").read_text().splitlines()), 2)

    def test_offset_inside_a_character_is_refused(self):
        (self.folder / "x.bdocjs").write_text(
            '{"text": "😀", "offset_type": "j", "annotation_sets": {"s": {"annotations": '
            '[{"type": "t", "start": 1, "end": 2, "id": 0, "features": {}}]}}}'
        )
        self.assertIn("x.bdocjs:1: offset 1", self.convert(self.folder / "x.bdocjs", "-", "--to", "jsonl", code=1))

    def test_results_without_texts_are_refused(self):
        bare = {key: value for key, value in DOCUMENTS[0].items() if key != "text"}
        self.results.write_text(json.dumps(bare) + "\n")
        error = self.convert(self.results, self.folder / "o", "--to", "brat", code=1)
        self.assertIn("has no text, which this format needs; annotate with `gloss run --set", error)

    def test_only_named_layers(self):
        self.convert(self.results, self.folder / "o.jsonl", "--layers", "people")
        document = same_documents.documents(self.folder / "o.jsonl")["a/b é:1.txt"]
        self.assertEqual(list(document["layers"]), ["people"])
        left = {"layer": "people", "id": 4, "child": [0, 0]}
        self.assertEqual(document["layers"]["people"][3]["dates"], left)

    def test_usage_errors(self):
        self.assertIn("did you mean `brat`", self.convert(self.results, "o", "--to", "brta", code=2))
        self.assertIn("name its format with --to", self.convert(self.results, "o", code=2))
        self.assertIn("expected A and B", self.convert(self.results, code=2))
        self.convert(self.results, self.folder / "o", "--to", "bdocjs")
        self.assertIn("name a new folder", self.convert(self.results, self.folder / "o", code=2))
        self.assertIn("gloss convert brat/ gold.jsonl", self.convert("--help"))


if __name__ == "__main__":
    unittest.main()
