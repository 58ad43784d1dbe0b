"""Compares the entities of the plugin onnx with those of Hugging Face's own pipeline, on random
scores for the pieces of texts. compare.py BUILD; run.sh installs transformers."""

import pathlib
import random
import sys
import tempfile
import types
import warnings

SOURCE = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(SOURCE / "tests/command/onnx"))

import numpy  # noqa: E402
import tokenizers  # noqa: E402
from transformers import PreTrainedTokenizerFast  # noqa: E402
from transformers.pipelines.token_classification import (  # noqa: E402
    AggregationStrategy, TokenClassificationPipeline)

import small_models  # noqa: E402

# Behind the import of the package onnx, which this folder has one of too.
sys.path.insert(0, str(pathlib.Path(sys.argv[1]).resolve() / "lib/glossator/python/glossator"))
import plugin_process  # noqa: E402

plugin_process.make_light_package()
from glossator.onnx.entities import entities, softmax  # noqa: E402
from glossator.onnx.labels import tags  # noqa: E402
from glossator.onnx.pieces import PieceTokenizer  # noqa: E402

LABELS = small_models.LABELS
SIGNS = ["Smith & Sons (U.S.), Oslo-based", "it's $5.50; \"so\", he said: no!", "a/b c'd e--f ..."]


def theirs(pipeline, tokenizer, text, chances, strategy):
    encoding = tokenizer(text, return_offsets_mapping=True, return_special_tokens_mask=True,
                         add_special_tokens=False)
    pieces = pipeline.gather_pre_entities(
        text, numpy.array(encoding["input_ids"]), chances, encoding["offset_mapping"],
        numpy.array(encoding["special_tokens_mask"]), strategy)
    return [(one["start"], one["end"], one["entity_group"], float(one["score"]))
            for one in pipeline.aggregate(pieces, strategy) if one["entity_group"] != "O"]


def main():
    warnings.simplefilter("ignore")
    chance, numbers = random.Random(9), numpy.random.default_rng(9)
    sentences = small_models.named_sentences(200)
    texts = [small_models.text_of(one) + " " + chance.choice(SIGNS) for one in sentences]
    made = small_models.make_tokenizer(texts, is_bytes=False)
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        made.save(file.name)
        ours = PieceTokenizer(file.name, tokenizers)
        tokenizer = PreTrainedTokenizerFast(tokenizer_file=file.name, unk_token="[UNK]")
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.no_padding()
    pipeline = TokenClassificationPipeline.__new__(TokenClassificationPipeline)
    pipeline.tokenizer = tokenizer
    pipeline.model = types.SimpleNamespace(
        config=types.SimpleNamespace(id2label=dict(enumerate(LABELS))))
    compared = 0
    for text in texts:
        pieces = ours.pieces(text)
        for strategy in ("first", "average", "max", "simple"):
            chances = softmax(numbers.normal(0, 2, (len(pieces), len(LABELS))))
            found = [(one.begin, one.end, one.label, one.score)
                     for one in entities(text, pieces, chances, tags(LABELS), strategy)]
            expected = theirs(pipeline, tokenizer, text, chances, AggregationStrategy(strategy))
            assert [one[:3] for one in found] == [one[:3] for one in expected], (text, strategy,
                                                                                 found, expected)
            numpy.testing.assert_allclose([one[3] for one in found],
                                          [one[3] for one in expected], atol=1e-9)
            compared += len(found)
    assert compared > 10_000, compared
    print(f"onnx: {compared} entities are those of transformers")


if __name__ == "__main__":
    main()
