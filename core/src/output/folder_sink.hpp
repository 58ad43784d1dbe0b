#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "glossator/pipeline.hpp"
#include "output/result_sink.hpp"

namespace glossator {

/// The file name for a document: its id, with characters that file names cannot have as %XX. A long
/// name is cut and ends in a hash of the whole id. Different ids have different names.
std::string file_name_of(std::string_view id);

/// The name of the files of the `number`-th document with this id: NAME, then NAME%=2, NAME%=3 ...,
/// which no escaped id contains, so that no document replaces another.
std::string file_name_of(std::string_view id, std::uint64_t number);

/// The id that file_name_of() made `name` from, with a number or not; none if the name was cut.
std::optional<std::string> id_of_file_name(std::string_view name);

/// A folder with a file ID.json for each document, from lines of JSONL. `from`: the number of
/// documents already in it. Throws Error(usage) if the folder cannot be made, or if a new run finds
/// files in it.
std::unique_ptr<ResultSink> open_json_folder(const std::string& path,
                                             std::optional<std::uint64_t> from);

/// A folder for brat (https://brat.nlplab.org/standoff.html): ID.txt and ID.ann for each document,
/// and annotation.conf with their types. make_brat_writer() writes the contents of ID.ann.
std::unique_ptr<ResultSink> open_brat_folder(const Pipeline& pipeline, const std::string& path,
                                             std::optional<std::uint64_t> from);

}  // namespace glossator
