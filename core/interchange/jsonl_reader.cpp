#include "interchange/jsonl_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "glossator/error.hpp"
#include "input/decompressed_source.hpp"
#include "input/line_reader.hpp"
#include "interchange/jsonl_data.hpp"
#include "interchange/jsonl_manifest.hpp"
#include "interchange/jsonl_offsets.hpp"
#include "interchange/jsonl_results.hpp"
#include "json/json_source.hpp"

namespace glossator::interchange {
namespace {

constexpr std::size_t longest_line = std::size_t(1) << 30;

std::unique_ptr<ByteSource> opened(const std::string& path) {
  errno = 0;
  if (std::filesystem::is_directory(path))
    throw Error(ErrorCode::input, path + ": is a folder; name a JSONL file in it");
  if (!std::ifstream(path))
    throw Error(ErrorCode::input, path + ": cannot be read: " + std::strerror(errno));
  return decompressed(std::make_unique<FileSource>(path));
}

Json parsed(std::string_view line) {
  JsonSource source = parse_json(line);
  if (source.problems.empty()) return std::move(*source.value);
  const Problem& problem = source.problems.front();
  throw Error(ErrorCode::input,
              "column " + std::to_string(problem.column) + ": is not JSON: " + problem.message);
}

AnnotatedDocument document_of(const Json& line, const std::vector<LayerSchema>& schemas) {
  if (!line.is_object()) throw Error(ErrorCode::input, "is no JSON object");
  const Unit unit = unit_of(line);
  AnnotatedDocument document = line.contains("layers") || line.text_or("status", "") == "error"
                                   ? result_document(line, schemas)
                                   : data_document(line);
  if (document.text)
    count_in_bytes(document, unit, *document.text);
  else
    document.unit = name_of(unit);
  return document;
}

}  // namespace

struct JsonlReader::State {
  explicit State(const std::string& file)
      : path(file),
        source(opened(file)),
        lines(*source, longest_line),
        schemas(manifest_beside(file).layers) {}

  std::string path;
  std::unique_ptr<ByteSource> source;
  LineReader lines;
  std::vector<LayerSchema> schemas;
};

JsonlReader::JsonlReader(const std::string& path) : state_(std::make_unique<State>(path)) {}
JsonlReader::~JsonlReader() = default;

std::optional<AnnotatedDocument> JsonlReader::next() {
  for (std::string_view line; state_->lines.next(line);) {
    const std::string place = state_->path + ":" + std::to_string(state_->lines.number()) + ": ";
    if (state_->lines.is_too_long())
      throw Error(ErrorCode::input, place + "the line is longer than 1 GiB");
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    try {
      const Json json = parsed(line);
      const bool is_header = state_->lines.number() == 1 && json.contains("glossator");
      if (is_header && !json.contains("id")) continue;
      return document_of(json, state_->schemas);
    } catch (const std::exception& error) {
      throw Error(ErrorCode::input, place + error.what());
    }
  }
  if (!state_->source->error().empty())
    throw Error(ErrorCode::input, state_->path + ": " + state_->source->error());
  return std::nullopt;
}

}  // namespace glossator::interchange
