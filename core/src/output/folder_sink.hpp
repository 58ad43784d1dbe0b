#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "glossator/pipeline.hpp"
#include "output/result_sink.hpp"

namespace glossator {

/// The name of the file for a document: its id, in which what no file name may hold stands as %XX;
/// a long one is cut, and ends in a hash of all of it. Another id has another name.
std::string file_name_of(std::string_view id);

/// A folder with a file ID.json for each document, from lines of JSONL. `from`: how many documents
/// are in it. Throws Error(usage) if the folder cannot be made, or has files and is begun anew.
std::unique_ptr<ResultSink> open_json_folder(const std::string& path,
                                             std::optional<std::uint64_t> from);

/// A folder for brat (https://brat.nlplab.org/standoff.html): ID.txt and ID.ann for each document,
/// annotation.conf with what may be in them. For the bytes of make_brat_writer().
std::unique_ptr<ResultSink> open_brat_folder(const Pipeline& pipeline, const std::string& path,
                                             std::optional<std::uint64_t> from);

}  // namespace glossator
