"""Pipelines: one document, many documents, other options."""

from __future__ import annotations

import collections
import json
import os
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Optional, Union

from ._documents import Document, Given, read
from ._glossator import Annotations, Chain, Stream, wait_for_threads
from ._options import (
    config_file,
    config_text,
    name_interpreter,
    overrides_of,
    path_of,
    require_many,
)
from ._tables import Layers, Table, Unit, chain_table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Logger = Callable[[str, str], object]
Folder = Union[str, os.PathLike[str]]
MOST_VARIANTS = 8
MOST_THREADS = 1024

_load_lock = threading.Lock()  # of forked processes


def _free_lock() -> None:
    """In a forked process: the lock may be held by a thread that is not there."""
    global _load_lock
    _load_lock = threading.Lock()


os.register_at_fork(after_in_child=_free_lock)


def load(
    config: Union[str, os.PathLike[str], Mapping[str, Any]],
    *,
    plugin_path: Union[Folder, Sequence[Folder]] = (),
    logger: Optional[Logger] = None,
    folder: Folder = ".",
    **options: Mapping[str, Any],
) -> Pipeline:
    """Loads the annotators of a config, with their models.

    config: the name of a shipped config ("news"; shipped_configs() lists them), the path of a
    config file, or a dict with the same keys. `folder` is the base of relative names in a dict.
    plugin_path: a folder, or several, searched for plugins first.
    logger: called as logger(level, message), from any thread; level is debug, info, warning, error.
    options: as for Pipeline.with_options().

    Raises Error with all problems of the config at once.
    """
    if isinstance(plugin_path, (str, os.PathLike)):
        plugin_path = [plugin_path]
    elif not isinstance(plugin_path, Iterable):
        plugin_path = [plugin_path]  # refused below, with what it is
    folders = [path_of(path, "plugin_path: expected a folder, or several") for path in plugin_path]
    folder = path_of(folder, "folder: expected the name of a folder")
    if logger is not None and not callable(logger):
        raise TypeError(f"logger: expected a function of level and message; found {logger!r:.40}")
    return Pipeline(config, folders, logger, folder, options)


class Pipeline:
    """A chain of annotators; load() makes it. Any number of threads may use it at once. A pickled
    pipeline is loaded again where it is unpickled."""

    def __init__(
        self,
        config: Union[str, os.PathLike[str], Mapping[str, Any]],
        plugin_path: Sequence[Folder],
        logger: Optional[Logger],
        folder: Folder,
        options: Mapping[str, Mapping[str, Any]],
    ) -> None:
        if not isinstance(config, (str, os.PathLike, Mapping)):
            raise TypeError(
                f"expected the name or path of a config, or a dict; found {type(config).__name__}"
            )
        self._made_of = (config, plugin_path, logger, folder, options)
        self._made_in = os.getcwd()
        self._file = "" if isinstance(config, Mapping) else config_file(os.fspath(config))
        self._begin(self._made_chain())

    def _made_chain(self) -> Chain:
        """A new chain. A forked process, which makes one again, may be in another folder."""
        config, plugin_path, logger, folder, options = self._made_of
        base = "" if os.getcwd() == self._made_in else self._made_in
        name_interpreter()
        return Chain(
            config_text(config) if isinstance(config, Mapping) else os.path.join(base, self._file),
            isinstance(config, Mapping),
            os.path.join(base, folder),
            overrides_of(options),
            [os.path.join(base, each) for each in plugin_path],
            logger,
        )

    def _begin(self, chain: Chain) -> None:
        self._loaded = chain
        self._lock = threading.Lock()
        self._variants: collections.OrderedDict[str, Pipeline] = collections.OrderedDict()
        self._process = os.getpid()

    @property
    def _chain(self) -> Chain:
        """The chain of this process: after a fork a new one, as threads are not forked."""
        if self._process != os.getpid():
            with _load_lock:
                if self._process != os.getpid():
                    self._begin(self._made_chain())
        return self._loaded

    def __call__(
        self,
        document: Document,
        *,
        id: object = None,
        date: object = None,
        language: Optional[str] = None,
        meta: Any = None,
        **options: Mapping[str, Any],
    ) -> Annotations:
        """Annotates a text, or a dict with `text` and any of the keywords. Other Python threads run
        in the meantime.

        date: the reference date, as ISO 8601 or a date; without one relative dates stay open.
        meta: given back as the result's `meta`; plugins and the output see it as JSON.
        options: for this call only, as in with_options().

        A document that cannot be annotated raises nothing: its result has an `error`.
        """
        if options:
            nlp = self.with_options(**options)
            return nlp(document, id=id, date=date, language=language, meta=meta)
        named = {"id": id, "date": date, "language": language, "meta": meta}
        given_now = {key: value for key, value in named.items() if value is not None}
        if not isinstance(document, (str, Mapping)):
            raise TypeError(f"expected a text or a dict; found {type(document).__name__}")
        if given_now:
            fields = {"text": document} if isinstance(document, str) else document
            document = {**fields, **given_now}
        given = read(document)
        if given.refusal is not None:
            result = self._chain.refuse(given.id, given.refusal)
        else:
            result = self._chain.annotate(*given[:5])
        result._set_meta(given.meta)
        return result

    def pipe(
        self,
        documents: Iterable[Document],
        *,
        threads: Optional[int] = None,
        **options: Mapping[str, Any],
    ) -> Results:
        """Annotates many documents in threads; yields their results in the same order.

        A document is a string, or a dict with `text` and any of `id`, `date`, `language`, `meta`;
        other keys are its meta if it has no `meta`. One without an id gets its number, from 0. A
        document that cannot be read or annotated has a result with an `error`. At most 16 documents
        for each thread, and about 16 MB of text, are taken ahead of what is yielded. An exception
        of `documents` itself is raised behind the results of the documents before it.

        threads: as many as there are processors, unless the config says so. options: as in
        with_options().
        """
        require_many(documents, "pipe() and table() take many documents", "[document]")
        is_number = hasattr(threads, "__index__") and not isinstance(threads, bool)
        if threads is not None and not (is_number and 0 <= threads <= MOST_THREADS):
            raise ValueError(
                f"threads: expected a number from 1 to {MOST_THREADS}, or None for all processors; "
                f"found {threads!r:.40}"
            )
        if options:
            return self.with_options(**options).pipe(documents, threads=threads)
        count = threads or self._chain.threads or len(os.sched_getaffinity(0))
        return Results(self._chain, documents, count)

    def table(
        self,
        documents: Iterable[Document],
        layers: Layers = None,
        *,
        unit: Unit = "codepoint",
        threads: Optional[int] = None,
        **options: Mapping[str, Any],
    ) -> Table:
        """Annotates documents as pipe() does; a row for each record of `layers`: one, several, or
        those of the config's output."""
        return self.pipe(documents, threads=threads, **options).table(layers, unit=unit)

    def with_options(self, **options: Mapping[str, Any]) -> Pipeline:
        """The same pipeline with other options. The last eight are kept: only the first call with the
        same options loads anything.

        A keyword names a step and gives options of its plugin (`dates={"direction": "past"}`), or a
        section of the config (`run`, `output`, `input`). A pathlib.Path is relative to the current
        folder, a string to the config; a TermList is a list of your own.
        """
        key = json.dumps(overrides_of(options))
        self._chain  # in a forked process the lock may be a thread's that is not there
        with self._lock:
            known = self._variants.pop(key, None)
            if known is None:
                config, plugin_path, logger, folder, before = self._made_of
                merged = {name: dict(values) for name, values in before.items()}
                for name, values in options.items():
                    merged[name] = _merged(merged.get(name, {}), values)
                known = Pipeline(config, plugin_path, logger, folder, merged)
            self._variants[key] = known
            while len(self._variants) > MOST_VARIANTS:
                self._variants.popitem(last=False)
            return known

    @property
    def layers(self) -> list[str]:
        """The names of the layers that the chain writes."""
        return self._chain.layers

    @property
    def config(self) -> dict[str, Any]:
        """The config with every default, those of the plugins included."""
        config: dict[str, Any] = json.loads(self._chain.config)
        return config

    def __reduce__(self) -> tuple[Any, ...]:
        return Pipeline, self._made_of

    def __repr__(self) -> str:
        return f"<Pipeline of {', '.join(self.layers)}>"


def _merged(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """`now` on top of `before`, dicts in it too."""
    both = dict(before)
    for key, value in now.items():
        old = both.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            value = _merged(old, value)
        both[key] = value
    return both


_open_results: weakref.WeakSet[Results] = weakref.WeakSet()


def close_all() -> None:
    """Ends the threads of all pipes, before the program ends. Waits 2 s at most for one that was
    interrupted and is at a document still."""
    for results in list(_open_results):
        results.close()
    wait_for_threads(2.0)


class Results(Iterator[Annotations]):
    """The results of Pipeline.pipe(), in the order of the documents. close() gives up those that
    are not read; so does the end of a `with`, and the loss of the object. One thread at a time
    reads, in the process that made them."""

    def __init__(self, chain: Chain, documents: Iterable[Document], threads: int) -> None:
        self._chain = chain
        self._documents = iter(documents)
        self._reading = threading.Lock()
        self._stream = Stream(chain, threads)
        self._metas: collections.deque[Any] = collections.deque()
        self._number = 0
        self._ended = False
        self._raised: Optional[BaseException] = None
        _open_results.add(self)

    def __next__(self) -> Annotations:
        self._stream.require_process()
        if not self._reading.acquire(blocking=False):
            raise ValueError(
                "another thread reads from this pipe already; give each thread a pipe of its own, "
                "or let one read and pass the results on by a queue"
            )
        try:
            return self._next()
        finally:
            self._reading.release()

    def _next(self) -> Annotations:
        stream = self._stream
        while not self._ended and stream.has_room():
            self._take_one()
        if stream.is_empty():
            self.close()
            raised, self._raised = self._raised, None
            if raised is not None:
                raise raised
            raise StopIteration
        try:
            result = stream.pop()
        except BaseException:
            self.close()
            raise
        if result is None or not self._metas:
            raise StopIteration  # another thread has closed it
        result._set_meta(self._metas.popleft())
        return result

    def _take_one(self) -> None:
        try:
            item = next(self._documents)
        except StopIteration:
            self._ended = True
            return
        except Exception as error:
            self._ended = True
            self._raised = error
            return
        except BaseException:
            self.close()
            raise
        self._push(read(item, self._number))
        self._number += 1

    def _push(self, given: Given) -> None:
        if given.refusal is not None:
            self._stream.push_refused(self._chain.refuse(given.id, given.refusal))
        else:
            self._stream.push(self._chain, *given[:5])
        self._metas.append(given.meta)

    def table(self, layers: Layers = None, *, unit: Unit = "codepoint") -> Table:
        """The records of all results that have not been read, a row each."""
        return chain_table(self._chain, self, layers, unit)

    def to_arrow(self, layers: Layers = None) -> pyarrow.Table:
        """table(layers).to_arrow()"""
        return self.table(layers).to_arrow()

    def to_pandas(self, layers: Layers = None) -> pandas.DataFrame:
        """table(layers).to_pandas()"""
        return self.table(layers).to_pandas()

    def to_polars(self, layers: Layers = None) -> polars.DataFrame:
        """table(layers).to_polars()"""
        return self.table(layers).to_polars()

    def close(self) -> None:
        """Gives up the documents whose results have not been read."""
        self._ended = True
        self._stream.close()
        self._metas.clear()

    def __enter__(self) -> Results:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
