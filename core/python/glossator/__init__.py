"""Layered annotations over documents, by plugins that Glossator loads.

    import glossator
    pipeline = glossator.Pipeline("news.json")
    annotations = pipeline.annotate("Ada Lovelace wrote in 1843.", date="1850-01-01")
    for person in annotations["people"]:
        print(person.begin, person.end, person.text, person["name"])

Offsets are those of Python strings (code points). Whatever is wrong raises glossator.Error; a
document that could not be annotated has status "error" and failures instead.
"""
import collections
import concurrent.futures
import os

from ._glossator import Annotations, Error, Layer, Record, version
from ._glossator import Pipeline as _Pipeline

__all__ = ["Annotations", "Error", "Layer", "Pipeline", "Record", "version"]
__version__ = version()


class Pipeline(_Pipeline):
    """A chain of annotators, built and checked from a config: a file, or a dict as the file has it.

    Any number of threads may use it at once.
    """

    def pipe(self, documents, threads=None):
        """Yields the annotations of each document, in their order.

        A document is a string, or a dict of annotate()'s arguments. At most four documents for each
        thread are taken from `documents` ahead of what is yielded.
        """
        threads = threads or len(os.sched_getaffinity(0))
        with concurrent.futures.ThreadPoolExecutor(threads) as pool:
            waiting = collections.deque()
            try:
                for document in documents:
                    arguments = {"text": document} if isinstance(document, str) else document
                    waiting.append(pool.submit(self.annotate, **arguments))
                    if len(waiting) >= 4 * threads:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:  # also when the caller stops early
                for future in waiting:
                    future.cancel()
