"""An ONNX model that takes windows of pieces, and gives logits."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Optional

import numpy

from glossator.plugin_start import Refusal

from .pieces import Frame, Pieces
from .windows import Window

_TYPES = {"tensor(int64)": "i8", "tensor(int32)": "i4"}


class Session:
    """A loaded model with its inputs, found by name. One thread at a time."""

    def __init__(self, path: str, frame: Frame, padding_id: int, threads: int,
                 onnxruntime: Any) -> None:
        self.path, self._frame, self._padding_id = path, frame, padding_id
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.inter_op_num_threads = 1
        settings.log_severity_level = 3  # errors
        settings.use_deterministic_compute = True
        try:
            self._session = onnxruntime.InferenceSession(
                path, settings, providers=["CPUExecutionProvider"])
        except Exception as error:  # the library raises RuntimeError and errors of its own
            raise Refusal(f"{path}: is no model that onnxruntime can load: {error}") from None
        self._inputs = {one.name: one for one in self._session.get_inputs()}
        self._check_inputs()
        self._output = self._find_output()
        batch, length = (self._inputs["input_ids"].shape + [None, None])[:2]
        # Exports may have fixed sizes; those that vary have names.
        self.fixed_batch: Optional[int] = batch if isinstance(batch, int) else None
        self.fixed_length: Optional[int] = length if isinstance(length, int) else None

    def finds_entities(self, labels: Sequence[str], labels_file: str) -> bool:
        """Whether it labels pieces, or else documents, by what it gives for one piece. Raises
        Refusal for logits of an unexpected shape."""
        piece = numpy.array([self._padding_id], "i8")
        zero = numpy.zeros(1, "i8")
        pieces = Pieces(piece, zero, zero, numpy.ones(1, bool))
        try:
            logits = self._run([Window(0, 1, 0, 1)], pieces)
        except Exception as error:
            raise Refusal(f"{self.path}: fails on a text of one piece: {error}") from None
        if logits.ndim not in (2, 3):
            raise Refusal(f"{self.path}: output `{self._output.name}` has {logits.ndim} dimensions; "
                          "expected 3 of token classification, or 2 of document classification")
        if logits.shape[-1] != len(labels):
            raise Refusal(f"{self.path}: output `{self._output.name}` has {logits.shape[-1]} "
                          f"labels, and {labels_file}: id2label, or option /labels, names "
                          f"{len(labels)}")
        return bool(logits.ndim == 3)

    def logits(self, windows: Sequence[Window], pieces: Pieces,
               most: int) -> Iterator[tuple[Window, Any]]:
        """Each window with its logits: of its pieces, or of the document. At most `most` windows
        of equal length run together, so that no padding is needed."""
        at = 0
        while at < len(windows):
            size = windows[at].end - windows[at].begin
            end = at + 1
            while (end < len(windows) and end - at < (self.fixed_batch or most)
                   and windows[end].end - windows[end].begin == size):
                end += 1
            for window, logits in zip(windows[at:end], self._run(windows[at:end], pieces)):
                if logits.ndim == 2:
                    before = len(self._frame.before)
                    logits = logits[before:before + size]
                if not numpy.isfinite(logits).all():
                    raise ValueError(f"{self.path} gives a logit that is no finite number")
                yield window, logits
            at = end

    def _run(self, windows: Sequence[Window], pieces: Pieces) -> Any:
        frame = self._frame
        seen = windows[0].end - windows[0].begin
        size = seen + frame.size
        length = self.fixed_length or size
        shape = (self.fixed_batch or len(windows), length)
        begin = len(frame.before)
        ids = numpy.full(shape, self._padding_id, "i8")
        ids[:, :begin], ids[:, begin + seen:size] = frame.before, frame.after
        for row, window in enumerate(windows):
            ids[row, begin:begin + seen] = pieces.ids[window.begin:window.end]
        mask = numpy.zeros(shape, "i8")
        mask[:, :size] = 1
        types = numpy.zeros(shape, "i8")
        types[:, :begin], types[:, begin + seen:size] = frame.before_types, frame.after_types
        types[:, begin:begin + seen] = frame.type
        positions = numpy.broadcast_to(numpy.arange(length), shape)
        columns = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types,
                   "position_ids": positions}
        feed = {name: columns[name].astype(_TYPES[one.type])
                for name, one in self._inputs.items()}
        (logits,) = self._session.run([self._output.name], feed)
        return logits[:len(windows)].astype("f8")

    def _check_inputs(self) -> None:
        known = ("input_ids", "attention_mask", "token_type_ids", "position_ids")
        unknown = [name for name in self._inputs if name not in known]
        if unknown or "input_ids" not in self._inputs:
            raise Refusal(f"{self.path}: has the inputs {', '.join(self._inputs)}; expected "
                          f"input_ids, and none but {', '.join(known)}")
        for name, one in self._inputs.items():
            if one.type not in _TYPES:
                raise Refusal(f"{self.path}: input `{name}` is {one.type}; expected "
                              + " or ".join(_TYPES))

    def _find_output(self) -> Any:
        outputs = self._session.get_outputs()
        for one in outputs:
            if one.name == "logits":
                return one
        if len(outputs) == 1:
            return outputs[0]
        raise Refusal(f"{self.path}: has the outputs {', '.join(one.name for one in outputs)}; "
                      "expected one, or one named logits")
