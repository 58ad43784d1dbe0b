#!/usr/bin/env python3
"""Reads what `gloss convert` wrote by the programs that the formats come from: peers.py GLOSS FOLDER

FOLDER holds results.jsonl with its manifest. Each format is written, read by its own world's reader,
and the spans and types that this one sees are compared with those of the results; then it is read
back and compared whole. Needs the packages of requirements.txt.
"""

import json
import pathlib
import subprocess
import sys

import same_documents

HERE = pathlib.Path(__file__).parent


def expected(path):
    """(id, layer, type, covered text) of all records of spans, children included, sorted."""

    def walk(document, layer, record):
        if "begin" in record:
            text = document["text"].encode()[record["begin"] : record["end"]].decode()
            yield document["id"], layer, record["type"], text
        for child in record.get("children", []):
            yield from walk(document, layer, child)

    for document in same_documents.documents(path).values():
        for layer, records in document["layers"].items():
            for record in records:
                yield from walk(document, layer, record)


def read_cas(cas):
    (info,) = cas.select("gloss.Document")
    for type_ in cas.typesystem.get_types():
        if not type_.name.startswith("gloss.layer."):
            continue
        for each in cas.select(type_.name):
            if not each.get("ofDocument"):
                yield info.documentId, type_.name[12:], each.typeName, each.get_covered_text()


def read_xmi(folder):
    import cassis

    with open(folder / "TypeSystem.xml", "rb") as file:
        types = cassis.load_typesystem(file)
    for path in sorted(folder.glob("*.xmi")):
        with open(path, "rb") as file:
            yield from read_cas(cassis.load_cas_from_xmi(file, typesystem=types))


def read_cas_json(folder):
    import cassis

    for path in sorted(folder.glob("*.cas.json")):
        with open(path, "rb") as file:
            yield from read_cas(cassis.load_cas_from_json(file))


def read_bdoc(folder):
    import gatenlp

    for path in sorted(folder.glob("*.bdocjs")):
        document = gatenlp.Document.load(str(path), fmt="bdocjs")
        for name in document.annset_names():
            for each in document.annset(name):
                if each.features.get("scope") != "document":
                    yield document.features["id"], name, each.type, document[each]


def read_spacy(folder):
    import spacy

    blank = spacy.blank("en")
    spacy.tokens.Doc.set_extension("gloss", default=None)  # spaCy asks for it before it reads one
    for path in sorted(folder.glob("*.spacy.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        document = spacy.tokens.Doc(blank.vocab).from_json(data, validate=True)
        assert document.text == data["text"], path
        for layer, records in document._.gloss["layers"].items():
            for record in records:
                if "span" in record:
                    span = document.spans[layer][record["span"]]
                    yield document._.gloss["document"]["id"], layer, span.label_, span.text
                elif record["features"].get("scope") != "document":
                    text = data["text"][record["start"] : record["end"]]
                    yield document._.gloss["document"]["id"], layer, record["label"], text


def read_label_studio(folder):
    from label_studio_sdk._extensions.label_studio_tools.core.label_config import parse_config
    from label_studio_sdk.label_interface import LabelInterface

    tasks = json.loads((folder / "out.label-studio.json").read_text(encoding="utf-8"))
    controls = {}
    for task in tasks:
        for region in task["predictions"][0]["result"]:
            if region["type"] == "labels":
                controls.setdefault(region["from_name"], set()).update(region["value"]["labels"])
    config = "<View><Text name='text' value='$text'/>" + "".join(
        f"<Labels name='{name}' toName='text'>" + "".join(f"<Label value='{label}'/>" for label in sorted(labels)) + "</Labels>"
        for name, labels in sorted(controls.items())
    ) + "</View>"
    interface = LabelInterface(config)
    assert set(parse_config(config)) == set(controls)
    for task in tasks:
        for region in task["predictions"][0]["result"]:
            if region["type"] != "labels":
                continue
            assert interface.validate_region(region), region
            value = region["value"]
            text = task["data"]["text"][value["start"] : value["end"]]
            assert text == value["text"]
            yield task["data"]["document"]["id"], region["from_name"], value["labels"][0], text


def read_doccano(folder):
    """After doccano's documentation of its JSONL for relation extraction."""
    for line in open(folder / "out.doccano.jsonl", encoding="utf-8"):
        task = json.loads(line)
        ids = {entity["id"] for entity in task["entities"]}
        assert all(each["from_id"] in ids and each["to_id"] in ids for each in task["relations"])
        for entity in task["entities"]:
            features = task["gloss"]["features"].get(str(entity["id"]), {})
            if features.get("scope") == "document":
                continue
            layer, type_ = entity["label"].split("/", 1)
            text = task["text"][entity["start_offset"] : entity["end_offset"]]
            yield task["gloss"]["document"]["id"], layer, type_, text


def read_web(folder):
    import jsonschema

    schema = json.loads((HERE / "web_annotation.schema.json").read_text())
    for line in open(folder / "out.jsonl", encoding="utf-8"):
        page = json.loads(line)
        jsonschema.validate(page, schema)
        for item in page["items"]:
            if not isinstance(item["target"], dict):
                continue
            position, quote = item["target"]["selector"]
            text = page["text"][position["start"] : position["end"]]
            assert text == quote["exact"]
            yield page["document"]["id"], *item["body"]["value"].split("/", 1), text


def read_timeml(folder):
    from lxml import etree

    dtd = etree.DTD(str(HERE / "timeml.dtd"))
    for path in sorted(folder.glob("*.tml")):
        tree = etree.parse(str(path))
        assert dtd.validate(tree), (path, dtd.error_log)
        for time in tree.iterfind("TEXT/TIMEX3"):
            yield tree.findtext("DOCID"), "dates", time.get("type"), time.text


def read_brat(folder):
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode()
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
        notes = {fields[1].split(" ")[1]: json.loads(fields[2]) for fields in lines if fields[0][0] == "#"}
        name = next(note["id"] for note in notes.values() if "id" in note)
        for fields in lines:
            if fields[0][0] != "T" or fields[1].startswith("meta "):
                continue
            type_, places = fields[1].split(" ", 1)
            parts = [tuple(map(int, place.split(" "))) for place in places.split(";")]
            assert fields[2] == " ".join(text[begin:end] for begin, end in parts), (path, fields)
            note = notes.get(fields[0], {})
            if note.get("scope") == "document":
                continue
            extent = note.get("extent", {"begin": parts[0][0], "end": parts[-1][1]})
            layer, type_ = type_.split("_", 1)
            yield name, layer, note.get("named", {"type": type_})["type"], text[extent["begin"] : extent["end"]]


def read_conll(folder):
    """By conllu, which reads the columns, and seqeval, which scores tags."""
    import conllu
    from seqeval.metrics.sequence_labeling import get_entities

    data = (folder / "out.conll").read_text(encoding="utf-8")
    columns = next(line for line in data.split("\n") if line.startswith("# columns = ")).split(" ")[3:]
    document = None
    for sentence in conllu.parse(data, fields=columns):
        if "document" in sentence.metadata:
            document = json.loads(sentence.metadata["document"])
            text = document["text"].encode()
        for layer in columns[4:]:
            for type_, first, last in get_entities([token[layer] for token in sentence]):
                begin, end = int(sentence[first]["begin"]), int(sentence[last]["end"])
                yield document["id"], layer, type_, text[begin:end].decode()


# format: output, reader, layers and fields that the format keeps (none: all)
FORMATS = {
    "brat": ("", read_brat, (), ()),
    "timeml": ("", read_timeml, ("dates",), ("begin", "end", "type", "value", "mod", "quant", "freq")),
    "conll": ("out.conll", read_conll, ("dates", "people", "organizations"), ("begin", "end", "type")),
    "xmi": ("", read_xmi, (), ()),
    "cas-json": ("", read_cas_json, (), ()),
    "bdocjs": ("", read_bdoc, (), ()),
    "spacy": ("", read_spacy, (), ()),
    "web-annotation": ("out.jsonl", read_web, (), ()),
    "label-studio": ("out.label-studio.json", read_label_studio, (), ()),
    "doccano": ("out.doccano.jsonl", read_doccano, (), ()),
}


def check(gloss, results, name, work):
    file, reader, layers, fields = FORMATS[name]
    folder = work / name
    folder.mkdir(parents=True)
    subprocess.run([gloss, "convert", results, folder / file, "--to", name], check=True)
    back = work / f"{name}.jsonl"
    subprocess.run([gloss, "convert", folder / file, back, "--from", name], check=True)
    faults = list(same_documents.differences(results, back, layers, fields))
    wanted = sorted(each for each in expected(results) if not layers or each[1] in layers)
    seen = sorted(each for each in reader(folder) if not layers or each[1] in layers)
    faults += [f"only in the results: {each}" for each in sorted(set(wanted) - set(seen))]
    faults += [f"only in {name}: {each}" for each in sorted(set(seen) - set(wanted))]
    if len(wanted) != len(seen):
        faults.append(f"{len(wanted)} records in the results, {len(seen)} in {name}")
    print(f"{'FAIL' if faults else 'PASS'} {name}: {len(seen)} spans seen, {len(faults)} differences")
    for fault in faults[:5]:
        print("   ", fault[:400])
    return not faults


def main():
    gloss, work = sys.argv[1], pathlib.Path(sys.argv[2])
    names = sys.argv[3:] or list(FORMATS)
    passed = [check(gloss, work / "results.jsonl", name, work / "formats") for name in names]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
