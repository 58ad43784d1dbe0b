#pragma once
/// The results of one run, read from its output for a page.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.hpp"

namespace glossator::view {

/// The number of records of a layer that have one type.
struct TypeCount {
  std::string layer, type;
  std::size_t count;
};

/// The result of a document.
struct ViewedResult {
  std::string id, date;
  std::string status;               ///< "ok", "partial", "error"
  std::string json;                 ///< the line of JSONL without its member `text`
  std::optional<std::string> text;  ///< of the document, as a JSON string; nothing: not known
  std::vector<TypeCount> counts;    ///< of records without children, in the order of the line
};

struct RunResults {
  std::string path;                 ///< of the output
  std::string name;                 ///< what people call the run: its file's name
  Json manifest;                    ///< null if there is none beside the output
  std::vector<std::string> layers;  ///< in the order of the results
  std::vector<ViewedResult> results;
  bool is_cut = false;      ///< whether there are more results than were asked for
  bool is_complete = true;  ///< as is_complete() below
};

/// Calls `take(line, number)` for each line of JSONL in `path`, also compressed, that is not empty,
/// until it returns false. Throws Error(usage) if the file cannot be read, Error(input) if it is
/// damaged.
void for_each_line(const std::string& path,
                   const std::function<bool(std::string_view, std::uint64_t)>& take);

/// Whether the run that writes `output` is over, as far as its manifest and its journal tell.
bool is_complete(const std::string& output, const Json& manifest);

/// The warning that `output` is not complete.
std::string incomplete_warning(const std::string& output);

/// Reads the first `most` results of the JSONL in `path`. Throws Error(usage) if the file cannot be
/// read, Error(input) with its line if a line is not a result.
RunResults read_run(const std::string& path, std::size_t most);

}  // namespace glossator::view
