"""Small models that learn here from sentences written for them: a tagger of names and a classifier
of topics, each a folder as Hugging Face's tools write it.

  small_models.py FOLDER      makes FOLDER/tagger, FOLDER/tagger_bytes and FOLDER/topics
"""

import itertools
import json
import pathlib
import random
import sys

import numpy
import onnx
import tokenizers
from onnx import TensorProto, helper, numpy_helper

GIVEN = "Anna Boris Carla David Elena Felix Greta Hugo Irene Jonas Zoë".split()
FAMILY = "Berg Castell Dorn Ekman Fischer Grünwald Holm Ivanov Jansen Keller".split()
FIRMS = "Acme Borealis Castor Delphin Eurotrans Fontana Gletscher Helio".split()
KINDS = "Bank Group Motors Shipping Energy".split()
PLACES = "Oslo Bergen Malmö Tallinn Riga Hamburg Geneva Porto".split()
SENTENCES = (
    "PER met PER in LOC .", "PER works for ORG in LOC .", "ORG opened an office in LOC .",
    "The head of ORG , PER , left LOC .", "PER and PER bought ORG .", "In LOC , ORG sold ships .",
    "Shares of ORG fell after PER spoke .", "They left LOC with PER on Friday .",
    "It rained and nobody came to the office .", "ORG ( LOC ) hired PER .")
LABELS = ["O"] + [f"{tag}-{kind}" for kind in ("PER", "ORG", "LOC") for tag in "BI"]
TOPICS = {"sport": "match goal team won league player coach scored cup season".split(),
          "economy": "bank shares market profit rates bonds fell sold price trade".split(),
          "weather": "rain storm wind snow sunny clouds cold degrees sky heat".split()}
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
REACH = 2  # pieces to each side that the tagger sees


def named_sentences(count, seed=1):
    """Sentences as lists of (word, label)."""
    chance = random.Random(seed)
    makers = {"PER": lambda: [chance.choice(GIVEN), chance.choice(FAMILY)][chance.random() < 0.3:],
              "ORG": lambda: [chance.choice(FIRMS), chance.choice(KINDS)],
              "LOC": lambda: [chance.choice(PLACES)]}
    sentences = []
    for _ in range(count):
        words = []
        for slot in chance.choice(SENTENCES).split():
            made = makers[slot]() if slot in makers else [slot]
            labels = [f"{tag}-{slot}" for tag in "BI"] if slot in makers else ["O"]
            words += zip(made, labels)
        sentences.append(words)
    return sentences


def text_of(sentence):
    return " ".join(word for word, _ in sentence)


def make_tokenizer(texts, is_bytes):
    if is_bytes:
        made = tokenizers.Tokenizer(tokenizers.models.BPE())
        made.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
        trainer = tokenizers.trainers.BpeTrainer(
            vocab_size=400, special_tokens=SPECIAL, show_progress=False,
            initial_alphabet=tokenizers.pre_tokenizers.ByteLevel.alphabet())
    else:
        made = tokenizers.Tokenizer(tokenizers.models.WordPiece(unk_token="[UNK]"))
        made.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=False,
                                                                strip_accents=True)
        made.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
        trainer = tokenizers.trainers.WordPieceTrainer(
            vocab_size=160, special_tokens=SPECIAL, show_progress=False)
    made.train_from_iterator(texts, trainer)
    made.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    # As saved by a training: the plugin must not heed them.
    made.enable_truncation(16)
    made.enable_padding(length=16)
    return made


def train(forward_backward, parameters, steps, rate=0.02):
    """Adam (Kingma and Ba 2015), with its usual constants."""
    moments = [(numpy.zeros_like(p), numpy.zeros_like(p)) for p in parameters]
    for step in range(1, steps + 1):
        for p, gradient, (first, second) in zip(parameters, forward_backward(), moments):
            first += 0.1 * (gradient - first)
            second += 0.001 * (gradient ** 2 - second)
            p -= rate * (first / (1 - 0.9 ** step)) / (
                numpy.sqrt(second / (1 - 0.999 ** step)) + 1e-8)


def log_loss_gradient(scores, gold):
    powers = numpy.exp(scores - scores.max(1, keepdims=True))
    chances = powers / powers.sum(1, keepdims=True)
    chances[numpy.arange(len(gold)), gold] -= 1
    return chances / len(gold)


def write_folder(folder, tokenizer, labels, architecture, nodes, weights, logits_shape, more=(),
                 int_type=TensorProto.INT64, types=True, config=None):
    folder.mkdir(parents=True)
    names = ["input_ids", "attention_mask"] + (["token_type_ids"] if types else [])
    graph = helper.make_graph(
        nodes, "small",
        [helper.make_tensor_value_info(name, int_type, ["batch", "length"]) for name in names],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, logits_shape)],
        [numpy_helper.from_array(value.astype("f4") if value.dtype.kind == "f" else value, name)
         for name, value in weights.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9  # of onnxruntime 1.17 and later
    onnx.checker.check_model(model)
    onnx.save(model, str(folder / "model.onnx"))
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "config.json").write_text(json.dumps({
        "architectures": [architecture], "pad_token_id": 0, "model_type": "bert",
        "max_position_embeddings": 64, **(config or {}),
        "id2label": {str(number): label for number, label in enumerate(labels)}}))


def make_tagger(folder, is_bytes=False):
    """Sees REACH pieces to each side: embeddings, a convolution, a linear layer."""
    sentences = named_sentences(200)
    tokenizer = make_tokenizer(map(text_of, sentences), is_bytes)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    rows, gold = [], []
    for sentence in sentences:
        starts = list(itertools.accumulate((len(word) + 1 for word, _ in sentence), initial=0))
        text = text_of(sentence)
        encoding = tokenizer.encode(text)
        ids = [0] * REACH + encoding.ids + [0] * REACH
        for i, (begin, _) in enumerate(encoding.offsets):
            rows.append(ids[i:i + 2 * REACH + 1])
            if encoding.special_tokens_mask[i]:
                gold.append(0)
                continue
            begin += text[begin] == " "  # a piece of bytes has the blank before it
            word = max(k for k in range(len(sentence)) if starts[k] <= begin)
            label = LABELS.index(sentence[word][1])
            # A later piece of a word goes on with its entity.
            gold.append(label if begin == starts[word] else label + (label % 2))
    rows, gold = numpy.array(rows), numpy.array(gold)
    order = numpy.argsort(rows, axis=None, kind="stable")
    heads = numpy.flatnonzero(numpy.diff(rows.ravel()[order], prepend=-1))
    chance, width, hidden = numpy.random.default_rng(1), 16, 32
    table = chance.normal(0, 0.3, (tokenizer.get_vocab_size(), width))
    first = chance.normal(0, 0.2, (rows.shape[1] * width, hidden))
    second = chance.normal(0, 0.2, (hidden, len(LABELS)))
    bias, offset = numpy.zeros(hidden), numpy.zeros(len(LABELS))

    def forward_backward():
        seen = (table[rows] * (rows != 0)[:, :, None]).reshape(len(rows), -1)
        inner = numpy.maximum(seen @ first + bias, 0)
        top = log_loss_gradient(inner @ second + offset, gold)
        below = (top @ second.T) * (inner > 0)
        to_rows = (below @ first.T).reshape(-1, width)[order]
        to_table = numpy.zeros_like(table)
        to_table[rows.ravel()[order][heads]] = numpy.add.reduceat(to_rows, heads)
        to_table[0] = 0
        return to_table, seen.T @ below, inner.T @ top, below.sum(0), top.sum(0)

    train(forward_backward, [table, first, second, bias, offset], 60)
    kernel = first.reshape(rows.shape[1], width, hidden).transpose(2, 1, 0)
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["column"]),
        helper.make_node("Mul", ["rows", "column"], ["seen"]),
        helper.make_node("Transpose", ["seen"], ["channels"], perm=[0, 2, 1]),
        helper.make_node("Conv", ["channels", "kernel", "bias"], ["inner"], pads=[REACH, REACH]),
        helper.make_node("Relu", ["inner"], ["bent"]),
        helper.make_node("Transpose", ["bent"], ["back"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["back", "second"], ["product"]),
        helper.make_node("Add", ["product", "offset"], ["logits"])]
    tokenizer.enable_truncation(16)
    tokenizer.enable_padding(length=16)
    write_folder(folder, tokenizer, LABELS, "SmallForTokenClassification", nodes,
                 {"table": table, "kernel": kernel, "bias": bias, "second": second,
                  "offset": offset, "last": numpy.array([2])}, ["batch", "length", len(LABELS)],
                 int_type=TensorProto.INT32 if is_bytes else TensorProto.INT64,
                 types=not is_bytes)


def topic_texts(count, seed=2):
    chance = random.Random(seed)
    return [(topic, " ".join(chance.choices(TOPICS[topic] + ["the", "a", "today"], k=12)))
            for topic in chance.choices(list(TOPICS), k=count)]


def make_topics(folder):
    """The mean of embeddings: each window of a text has scores of its own."""
    texts = topic_texts(300)
    tokenizer = make_tokenizer((text for _, text in texts), False)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    counts = numpy.zeros((len(texts), tokenizer.get_vocab_size()))
    for row, (_, text) in enumerate(texts):
        ids = tokenizer.encode(text).ids
        numpy.add.at(counts[row], ids, 1 / len(ids))
    gold = numpy.array([list(TOPICS).index(topic) for topic, _ in texts])
    table = numpy.zeros((counts.shape[1], len(TOPICS)))
    train(lambda: [counts.T @ log_loss_gradient(counts @ table, gold)], [table], 200, 0.1)
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["column"]),
        helper.make_node("Mul", ["rows", "column"], ["seen"]),
        helper.make_node("ReduceSum", ["seen", "one"], ["sum"], keepdims=0),
        helper.make_node("ReduceSum", ["column", "one"], ["count"], keepdims=0),
        helper.make_node("Div", ["sum", "count"], ["logits"])]
    tokenizer.enable_truncation(16)
    write_folder(folder, tokenizer, list(TOPICS), "SmallForSequenceClassification", nodes,
                 {"table": table, "last": numpy.array([2]), "one": numpy.array([1])},
                 ["batch", len(TOPICS)], types=False)


def make_all(folder):
    folder = pathlib.Path(folder)
    make_tagger(folder / "tagger")
    make_tagger(folder / "tagger_bytes", is_bytes=True)
    make_topics(folder / "topics")


if __name__ == "__main__":
    make_all(sys.argv[1])
