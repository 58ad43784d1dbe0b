"""Layered annotations over documents: dates, people, organizations, sectors, sentiment, your own.

    import glossator
    nlp = glossator.load("news")
    doc = nlp("Ada Lovelace met Charles Babbage on 5 June 1833.", date="1850-01-01")
    for person in doc["people"]:
        print(person.begin, person.end, person.text, person["name"])

Offsets are those of Python strings (code points). A wrong config raises glossator.Error; a document
that cannot be annotated raises nothing: its result has an `error`.
"""

import atexit

from ._glossator import Annotations, Error, Layer, Record, Records, version
from ._options import TermList, shipped_configs
from ._pipeline import Pipeline, Results, close_all, load
from ._results import read_results
from ._tables import Table, table, write_parquet

__all__ = [
    "Annotations",
    "Error",
    "Layer",
    "Pipeline",
    "Record",
    "Records",
    "Results",
    "Table",
    "TermList",
    "load",
    "read_results",
    "shipped_configs",
    "table",
    "version",
    "write_parquet",
]
__version__ = version()

atexit.register(close_all)
