"""The annotator `onnx`: entities and labels of documents by a model of a folder."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossator.plugin import Refusal, text

from .labels import TYPES
from .options import SCHEMA

if TYPE_CHECKING:
    from glossator.plugin_data import Document
    from glossator.plugin_output import Output

MOST_BY_DEFAULT = 1024  # pieces of a window: its cost grows with the square
WITHOUT_LIMIT = 512     # where no file says what the model takes: BERT's

_KEYS = {
    "label": text("the model's own label, without B- and I-"),
    "kind": text("what the label stands for, where the type does not say it", optional=True),
    "rule": text("the model's folder", optional=True),
}


class Onnx:
    """Entities and labels of documents by a neural model in the ONNX format"""

    id, name, version = "onnx", "ONNX", "0.1.0"
    vendor, license = "Glossator", "MIT"
    writes = {"entities": {"types": TYPES, "keys": _KEYS},
              "labels": {"types": ["label"], "keys": _KEYS}}
    options = SCHEMA

    def __init__(self, options: dict[str, Any]) -> None:
        # The build describes the plugin without numpy, so modules that need it are imported here.
        from .packages import load_packages
        onnxruntime, tokenizers = load_packages()
        from .labels import LabelTypes, tags
        from .model_folder import ModelFolder
        from .pieces import PieceTokenizer
        from .session import Session
        self.given = options
        self.folder = folder = ModelFolder(options)
        self.tokenizer = PieceTokenizer(folder.tokenizer, tokenizers)
        self.session = Session(folder.model, self.tokenizer.frame, folder.padding_id(),
                               options["threads"], onnxruntime)
        self.size, self.stride = self._window()
        self.finds_entities = self.session.finds_entities(folder.labels, folder.config_file)
        self.tags = tags(folder.labels)
        entities = [tag.entity for tag in self.tags if tag.entity is not None]
        self.types = LabelTypes(entities if self.finds_entities else folder.labels, options)
        multi = options["multi_label"]
        self.is_multi_label = not self.finds_entities and (
            folder.is_multi_label() if multi == "auto" else multi)
        least = options["min_score"]
        self.min_score = (0.5 if self.is_multi_label else 0.0) if least is None else least
        self.top_k = options["top_k"] or (len(folder.labels) if self.is_multi_label else 1)

    def _window(self) -> tuple[int, int]:
        """How many pieces of the text are in a window, and how many of them two share."""
        limit = self.session.fixed_length or self.folder.most_pieces()
        window = self.given["window"]
        if window is None:
            window = min(limit or self.tokenizer.truncation or WITHOUT_LIMIT, MOST_BY_DEFAULT)
        elif limit is not None and window > limit:
            raise Refusal(f"option /window: the model takes at most {limit} pieces, not {window}")
        size = window - self.tokenizer.frame.size
        if size < 1:
            raise Refusal(f"option /window: {window} pieces leave no room for the text beside "
                          f"{self.tokenizer.frame.size} special ones")
        stride = self.given["stride"]
        if stride is None:
            stride = size // 4
        elif stride >= size:
            raise Refusal(f"option /stride: expected less than the {size} pieces of the text that a "
                          f"window has, and it is {stride}")
        return size, stride

    def process(self, document: Document, out: Output) -> None:
        from .windows import windows
        pieces = self.tokenizer.pieces(document.text)
        if not len(pieces):
            return
        shown = windows(len(pieces), self.size, self.stride, pieces.starts_word)
        if not self.finds_entities:
            if self.given["pooling"] == "first":
                del shown[1:]
            self._label(pieces, shown, out)
        else:
            self._find(document.text, pieces, shown, out)

    def _find(self, text: str, pieces: Any, shown: Any, out: Output) -> None:
        import numpy

        from .entities import entities, softmax
        chances = numpy.empty((len(pieces), len(self.tags)), "f4")
        for window, logits in self.session.logits(shown, pieces, self.given["batch"]):
            decided = logits[window.first - window.begin:window.last - window.begin]
            chances[window.first:window.last] = softmax(decided)
        found = entities(text, pieces, chances, self.tags, self.given["aggregation"])
        for entity in found:
            if entity.score < self.min_score or self.types.is_dropped(entity.label):
                continue
            type, kind = self.types.entity(entity.label)
            out.add(entity.begin, entity.end, type, min(entity.score, 1.0), label=entity.label,
                    kind=kind, rule=self.folder.name)

    def _label(self, pieces: Any, shown: Any, out: Output) -> None:
        from .document_scores import best_labels, label_scores
        rows, sizes = [], []
        for window, logits in self.session.logits(shown, pieces, self.given["batch"]):
            rows.append(logits)
            sizes.append(window.last - window.first)
        scores = label_scores(rows, sizes, self.is_multi_label, self.given["pooling"])
        labels = self.folder.labels
        for number in best_labels(scores, self.min_score, self.top_k):
            if not self.types.is_dropped(labels[number]):
                out.add_document("label", min(float(scores[number]), 1.0), layer="labels",
                                 label=labels[number], kind=self.types.document(labels[number]),
                                 rule=self.folder.name)
