"""Token classification by a model that the test trains: windows, offsets, chains."""

import hashlib
import itertools
import json
import pathlib
import sys

from onnx_case import BUILD, MODELS, OnnxCase, main

import small_models

TEXT = "Anna Berg met Zoë Grünwald in Malmö. Shares of Acme Motors fell after Hugo Dorn spoke."
NAMES = [("Anna Berg", "PER"), ("Zoë Grünwald", "PER"), ("Malmö", "LOC"), ("Acme Motors", "ORG"),
         ("Hugo Dorn", "PER")]


def long_text(count, seed=7):
    """Sentences that the model has not seen together, and the names in them."""
    sentences = small_models.named_sentences(count, seed)
    names = []
    for word, label in itertools.chain(*sentences):
        if label.startswith("B-"):
            names.append((word, label[2:]))
        elif label != "O":
            names[-1] = (f"{names[-1][0]} {word}", label[2:])
    return " ".join(map(small_models.text_of, sentences)), names


class Entities(OnnxCase):
    models = ("tagger", "tagger_bytes")

    def test_names_have_offsets_types_scores_and_the_models_label(self):
        (result,) = self.run_model("tagger", [TEXT])
        self.assertEqual(self.found("tagger", TEXT), NAMES)
        self.assertEqual(result["layers"]["labels"], [])
        second = result["layers"]["entities"][1]
        self.assertEqual({**second, "score": 1}, {
            "id": 1, "begin": 14, "end": 28, "text": "Zoë Grünwald", "type": "person", "score": 1,
            "label": "PER", "rule": "tagger"})
        self.assertTrue(all(0.5 < one["score"] <= 1 for one in result["layers"]["entities"]))

    def test_pieces_of_bytes_and_inputs_of_32_bits_are_alike(self):
        self.assertEqual(self.found("tagger_bytes", TEXT, min_score=0.6), NAMES)

    def test_every_strategy_finds_the_names(self):
        for strategy in ("average", "max", "simple"):
            self.assertEqual(self.found("tagger", TEXT, aggregation=strategy), NAMES, strategy)

    def test_windows_give_what_one_window_gives(self):
        text, names = long_text(120)
        # config.json and tokenizer.json say 64 and 16; the model itself takes any length.
        self.write("free.json", json.dumps({"id2label": dict(enumerate(small_models.LABELS))}))
        free = {"config_file": str(self.folder / "free.json")}
        whole = self.run_model("tagger", [text], window=100_000, **free)[0]["layers"]["entities"]
        self.assert_most(names, [(one["text"], one["label"]) for one in whole])
        for options in ({}, {"window": 30, "stride": 16}, {"window": 33, "stride": 20, "batch": 1},
                        {"window": 64, "stride": 18}, {"window": 24, "stride": 21, "batch": 3}):
            parted = self.run_model("tagger", [text], **options)[0]["layers"]["entities"]
            for one, other in zip(whole, parted):
                self.assertAlmostEqual(one["score"], other["score"], 4)
                other["score"] = one["score"]
            self.assertEqual(parted, whole, options)

    def test_a_long_text_is_read_to_its_end(self):
        text, names = long_text(30)
        text = "nobody came . " * 20_000 + text
        self.assertGreater(len(text), 280_000)
        self.assert_most(names, self.found("tagger", text)[-len(names):])

    def assert_most(self, expected, found):
        """It is a small model."""
        right = len(set(expected) & set(found))
        self.assertGreater(right, 0.9 * len(set(expected)), set(expected) - set(found))

    def test_types_dropped_labels_and_scores(self):
        found = self.run_model("tagger", [TEXT], types={"ORG": "firm", "LOC": "other"},
                               drop=["PER"])[0]["layers"]["entities"]
        self.assertEqual([(one["type"], one.get("kind"), one["label"]) for one in found],
                         [("other", None, "LOC"), ("other", "firm", "ORG")])
        all_scores = [one["score"] for one in
                      self.run_model("tagger", [TEXT])[0]["layers"]["entities"]]
        least = sorted(all_scores)[2]
        kept = self.run_model("tagger", [TEXT], min_score=least - 1e-6)[0]["layers"]["entities"]
        self.assertEqual(len(kept), 3)

    def test_odd_texts(self):
        texts = ["", "   \n", "a\0b Anna Berg", "Anna Berg met Zo\u0065\u0308 Holm .", "東京" * 300,
                 "x" * 100_000, "👩‍👩‍👧 Anna Berg met nobody .", "\u202eAnna\u202c", "�", "Ａnna Berg",
                 "กรุงเทพ", "[SEP] [MASK] [PAD]", "é" * 5000]
        for model in self.models:
            for text, result in zip(texts, self.run_model(model, texts)):
                self.assertEqual(result["status"], "ok", (text[:20], result))
                for one in result["layers"]["entities"]:
                    begin, end = one["begin"], one["end"]
                    self.assertEqual(text.encode()[begin:end].decode(), one["text"])
                    self.assertEqual(one["text"].strip(), one["text"])
        self.assertIn(("Anna Berg", "PER"), self.found("tagger", texts[6]))

    def test_threads_and_processes_of_their_own_give_the_same_bytes(self):
        texts = [long_text(5, seed)[0] for seed in range(40)]
        expected = self.run_model("tagger", texts)
        for more in (("--threads", "2"), ("--isolation", "chain"),
                     ("--isolation", "plugin", "--threads", "2")):
            self.assertEqual(self.run_model("tagger", texts, *more), expected, more)

    def test_it_stands_in_for_names_and_beside_them(self):
        self.config("tokens", {**self.onnx("tagger"), "outputs": {"entities": "names"}}, "people",
                    "organizations")
        (result,) = self.annotate([TEXT])[0]
        self.assertEqual([one["text"] for one in result["layers"]["people"]],
                         ["Anna Berg", "Zoë Grünwald", "Hugo Dorn"])
        self.assertEqual([one["text"] for one in result["layers"]["organizations"]],
                         ["Acme Motors"])
        self.config("tokens", {"plugin": "names", "outputs": {"names": "model_names"}},
                    self.onnx("tagger"),
                    {"plugin": "merge", "inputs": {"first": "entities", "second": "model_names"},
                     "options": {"policy": "priority", "first": {"name": "neural"}}},
                    "people", "organizations", "dates")
        (result,) = self.annotate([TEXT + " It rained on 3 May 2011."])[0]
        merged = result["layers"]["names"]
        neural = [one["text"] for one in merged if one["rule"] == "neural/tagger"]
        self.assertEqual(neural[:len(NAMES)], [name for name, _ in NAMES])
        self.assertEqual(result["layers"]["people"][0]["name"], "Anna Berg")
        self.assertEqual(result["layers"]["dates"][0]["value"], "2011-05-03")

    def test_the_manifest_names_the_files_of_model_and_code_with_their_hashes(self):
        self.config(self.onnx("tagger"))
        self.write("in.jsonl", '{"text": "Anna Berg"}\n' * 3)
        ran = self.gloss("run", "config.json", "in.jsonl", "-o", "out.jsonl", "--threads", "2")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        manifest = json.loads((self.folder / "out.jsonl.manifest.json").read_text())
        resources = manifest["steps"][0]["resources"]
        model = [one for one in resources if not one["file"].endswith(".py")]
        self.assertEqual(sorted(pathlib.Path(one["file"]).name for one in model),
                         ["config.json", "model.onnx", "tokenizer.json"])
        code = [pathlib.Path(one["file"]).name for one in resources if one not in model]
        self.assertEqual(len(code), len(set(code)))
        self.assertIn("annotator.py", code)
        for one in resources:
            self.assertEqual(one["sha256"],
                             hashlib.sha256(pathlib.Path(one["file"]).read_bytes()).hexdigest())

    def test_it_leaves_no_file_behind_and_sends_nothing(self):
        """onnxruntime keeps an identity, and sends events, where it is not told otherwise."""
        self.config(self.onnx("tagger"))
        home = self.folder / "home"
        home.mkdir()
        homes = {name: str(home) for name in
                 ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
        self.annotate([TEXT] * 3, **homes)
        left = [path for path in home.rglob("*") if path.is_file()]
        self.assertEqual([path for path in left if "glossator" not in path.parts], [])

    def test_paths_are_relative_to_the_config_file(self):
        (self.folder / "models").symlink_to(MODELS)
        self.config({"plugin": "onnx", "options": {"model": "models/tagger/"}})
        (result,) = self.annotate([TEXT])[0]
        self.assertEqual(len(result["layers"]["entities"]), 5)

    def test_the_package_loads_it_in_its_own_interpreter(self):
        del self.environment["GLOSS_PYTHON"]
        program = self.write("use.py", f"""
import json, os, sys
import glossator
nlp = glossator.load({{"glossator": 1, "pipeline": [
    {{"plugin": "onnx", "options": {{"model": "tagger"}}}}]}}, folder={str(MODELS)!r})
print([(one.text, one.type, one["label"]) for one in nlp({TEXT!r})["entities"]])
""")
        package = BUILD / "lib/glossator/python"
        if not list(package.glob("glossator/_glossator*.so")):
            self.skipTest("the package needs pybind11")
        ran = self.run_program(sys.executable, "-B", program, PYTHONPATH=str(package))
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertIn("('Zoë Grünwald', 'person', 'PER')", ran.stdout)


if __name__ == "__main__":
    main()
