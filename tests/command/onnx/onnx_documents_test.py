"""Document classification by a model that the test trains: windows and how they are pooled."""

import json

from onnx_case import MODELS, OnnxCase, main

import numpy
import onnx
import tokenizers
from onnx import numpy_helper

import small_models


def chances_of(text, size, stride, is_multi_label):
    """The scores of each window and its share of the text, by plain arithmetic over the weights."""
    model = onnx.load(str(MODELS / "topics/model.onnx"))
    table = next(numpy_helper.to_array(one) for one in model.graph.initializer
                 if one.name == "table").astype("f8")
    tokenizer = tokenizers.Tokenizer.from_file(str(MODELS / "topics/tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    rows = []
    for begin in range(0, len(ids), size - stride):
        window = ids[begin:begin + size]
        scores = table[[2, *window, 3]].mean(0)
        rows.append(1 / (1 + numpy.exp(-scores)) if is_multi_label
                    else numpy.exp(scores) / numpy.exp(scores).sum())
        if begin + size >= len(ids):
            break
    ends = [(i * (size - stride) + (i - 1) * (size - stride) + size + 1) // 2
            for i in range(1, len(rows))]
    return rows, numpy.diff([0, *ends, len(ids)])


class Documents(OnnxCase):
    models = ("topics",)

    def labels(self, text, **options):
        (result,) = self.run_model("topics", [text], **options)
        self.assertEqual(result["status"], "ok", result)
        self.assertEqual(result["layers"]["entities"], [])
        return [(one["label"], one["score"]) for one in result["layers"]["labels"]]

    def test_the_best_label_is_about_the_document(self):
        for topic, text in small_models.topic_texts(20, seed=11):
            (result,) = self.run_model("topics", [text])
            (label,) = result["layers"]["labels"]
            self.assertEqual(label["label"], topic)
            self.assertEqual((label["scope"], label["type"], label["rule"]),
                             ("document", "label", "topics"))

    def test_windows_are_pooled_as_told(self):
        text = " ".join(small_models.TOPICS["sport"] * 3 + small_models.TOPICS["weather"] * 4)
        rows, sizes = chances_of(text, 18, 6, False)
        self.assertGreater(len(rows), 3)
        order = list(small_models.TOPICS)
        for pooling, expected in (("mean", numpy.average(rows, axis=0, weights=sizes)),
                                  ("max", numpy.max(rows, axis=0)), ("first", rows[0])):
            found = dict(self.labels(text, window=20, stride=6, pooling=pooling, top_k=3))
            numpy.testing.assert_allclose([found[label] for label in order], expected, atol=1e-5)
        self.assertEqual(self.labels(text, window=20, pooling="first")[0][0], "sport")
        self.assertEqual(self.labels(text, window=20)[0][0], "weather")

    def test_several_labels_may_hold(self):
        text = "match goal team rain storm wind snow player"
        rows, _ = chances_of(text, 62, 15, True)
        config = json.loads((MODELS / "topics/config.json").read_text())
        config["problem_type"] = "multi_label_classification"
        self.write("multi.json", json.dumps(config))
        for options in ({"multi_label": True}, {"config_file": str(self.folder / "multi.json")}):
            found = self.labels(text, **options)
            self.assertEqual(sorted(label for label, _ in found), ["sport", "weather"])
            for label, score in found:
                self.assertAlmostEqual(score, rows[0][list(small_models.TOPICS).index(label)], 5)
            self.assertEqual(len(self.labels(text, min_score=0, **options)), 3)
            self.assertEqual(len(self.labels(text, min_score=0, top_k=2, **options)), 2)

    def test_labels_are_named_and_dropped(self):
        text = "rain storm wind"
        (result,) = self.run_model("topics", [text], types={"weather": "nature"})
        self.assertEqual(result["layers"]["labels"][0]["kind"], "nature")
        self.assertEqual(self.labels(text, drop=["weather"]), [])
        self.assertEqual(self.labels(text, min_score=0.999), [])
        self.assertEqual(self.labels(text, labels=["a", "b", "c"])[0][0], "c")

    def test_blank_texts_have_no_label(self):
        self.assertEqual(self.labels(""), [])
        self.assertEqual(self.labels(" \n "), [])


if __name__ == "__main__":
    main()
