"""The packages that the plugin `onnx` needs, none of which Glossator itself does."""
from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from types import ModuleType

from glossator.plugin_start import Refusal

NEEDED = ("numpy", "onnxruntime", "tokenizers")


def load_packages() -> tuple[ModuleType, ModuleType]:
    """onnxruntime and tokenizers. Raises Refusal that says how to install what is missing."""
    python = sys.executable
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise Refusal(
            f"the Python interpreter {python} lacks {', '.join(missing)}; install with `{python} -m "
            f"pip install {' '.join(missing)}`, or let GLOSS_PYTHON name an interpreter that has "
            "them")
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # a chain runs in threads already
    # Without it, onnxruntime 1.32 keeps an identity in the user's cache and sends events.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        return importlib.import_module("onnxruntime"), importlib.import_module("tokenizers")
    except ImportError as error:
        raise Refusal(f"the Python interpreter {python} cannot import what `onnx` needs: {error}; "
                      f"install {', '.join(NEEDED)} again, or let GLOSS_PYTHON name another "
                      "interpreter") from None
