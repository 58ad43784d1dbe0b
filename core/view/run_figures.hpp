#pragma once
#include <string>

#include "json/json.hpp"

namespace glossator::view {

/// The figures of a run for `gloss report`, read from the JSONL in `path` and its manifest. Memory
/// grows with the number of names, not of documents.
/// `documents`, `ok`, `failed`: counts; `failures`: the first 50, [{id, plugin, kind, message}];
/// `layers`: their names in the order of the results; `counts`: [{layer, type, records}]; `months`:
/// [{month, documents, tone, layers, types}], of the documents with a date; `named`: {LAYER:
/// [{name, documents, mentions}]}, the most frequent 50; `labels`: {LAYER: [{type, label,
/// documents}]} of labels of whole documents; `tone`: [{name, layer, mean, documents}]; of the
/// manifest `slowest`, `times`: [{step, plugin, version, ...}]. Throws Error as for_each_line()
/// does, and Error(input) for a line that is no result.
Json run_figures(const std::string& path);

}  // namespace glossator::view
