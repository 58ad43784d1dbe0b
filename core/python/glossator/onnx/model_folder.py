"""A folder with a model as Hugging Face's tools write it: which files, and what they say."""
from __future__ import annotations

import json
import os
from typing import Any, Optional

from glossator.plugin_start import Refusal, find_resource, resource

MODEL_FILES = ("model.onnx", "onnx/model.onnx")
# Weights of large models lie beside model.onnx, which names them.
WEIGHT_ENDINGS = ("_data", ".data")
# Their first position is the one after the padding's: transformers, modeling_roberta.py.
_OFFSET_POSITIONS = ("roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "longformer",
                     "data2vec-text", "xmod", "mpnet", "roberta-prelayernorm")
_NO_LIMIT = 1_000_000  # tokenizer_config.json has 10^30 for none


class ModelFolder:
    """The files, and the members of config.json that count. Raises Refusal with file and member."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.folder: str = options["model"]
        if not self.folder and not options["model_file"]:
            raise Refusal("option /model: name the folder with model.onnx, tokenizer.json and "
                          "config.json, a path relative to the config file")
        self.model = self._model_file(options["model_file"])
        self._place = os.path.dirname(self.model)
        if os.path.basename(self._place) == "onnx":
            self._place = os.path.dirname(self._place)
        self.tokenizer = self._tokenizer_file(options["tokenizer_file"])
        given = options["config_file"]
        config_file = resource(self._path(given)) if given else find_resource(
            self._path("config.json"))
        self.config_file = config_file or os.path.join(self._place, "config.json")
        self._config = _read_object(config_file) if config_file else {}
        self.labels: list[str] = options["labels"] or self._labels(config_file is not None)
        self.name = os.path.basename(os.path.normpath(self.folder)) if self.folder else \
            os.path.basename(self.model)

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def _model_file(self, given: str) -> str:
        names = (given,) if given else MODEL_FILES
        found = [path for path in map(find_resource, map(self._path, names)) if path]
        path = found[0] if found else resource(self._path(names[0]))
        for ending in WEIGHT_ENDINGS:
            find_resource(path + ending)
        return path

    def _tokenizer_file(self, given: str) -> str:
        if given:
            return resource(self._path(given))
        path = find_resource(self._path("tokenizer.json"))
        if path is None:
            raise Refusal(
                f"no file {os.path.join(self._place, 'tokenizer.json')}; write it with "
                "AutoTokenizer.from_pretrained(MODEL, use_fast=True).save_pretrained(FOLDER), or "
                "let option /tokenizer_file name one")
        return path

    def _labels(self, has_config: bool) -> list[str]:
        if not has_config:
            raise Refusal(f"no file {self.config_file}; it has the model's labels in `id2label`, or "
                          "else option /labels lists them")
        names = self._config.get("id2label")
        expected = "expected an object from 0, 1, 2 ... to labels, or option /labels"
        if not isinstance(names, dict) or not names:
            raise Refusal(f"{self.config_file}: id2label: {expected}")
        try:
            labels = [names[str(number)] for number in range(len(names))]
        except KeyError as error:
            raise Refusal(f"{self.config_file}: id2label: lacks {error}; {expected}") from None
        if not all(isinstance(label, str) for label in labels):
            raise Refusal(f"{self.config_file}: id2label: a label is no text; {expected}")
        return labels

    def is_multi_label(self) -> bool:
        kind = self._member("problem_type", str)
        if kind == "regression":
            raise Refusal(f"{self.config_file}: problem_type: a regression gives a number, and no "
                          "labels; expected single_label_classification or "
                          "multi_label_classification")
        return kind == "multi_label_classification" or len(self.labels) == 1

    def most_pieces(self) -> Optional[int]:
        """The longest window by tokenizer_config.json and config.json; None: they do not say."""
        positions = self._member("max_position_embeddings", int)
        if positions is not None and self._config.get("model_type") in _OFFSET_POSITIONS:
            padding = self._member("pad_token_id", int)
            positions -= 1 + (1 if padding is None else padding)
        path = find_resource(self._path("tokenizer_config.json"))
        length = _read_object(path).get("model_max_length") if path else None
        limits = [limit for limit in (positions, length)
                  if isinstance(limit, (int, float)) and 0 < limit < _NO_LIMIT]
        return int(min(limits)) if limits else None

    def padding_id(self) -> int:
        return self._member("pad_token_id", int) or 0

    def _member(self, name: str, kind: type) -> Any:
        value = self._config.get(name)
        if value is not None and not isinstance(value, kind):
            raise Refusal(f"{self.config_file}: {name}: expected {kind.__name__}, and it is "
                          f"{value!r:.60}")
        return value


def _read_object(path: str) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            value = json.load(file)
    except (OSError, ValueError) as error:
        raise Refusal(f"{path}: cannot be read as JSON: {error}") from None
    if not isinstance(value, dict):
        raise Refusal(f"{path}: expected a JSON object")
    return value
