#include "interchange/jsonl_reader.hpp"

#include "glossator/error.hpp"
#include "interchange/file_lines.hpp"
#include "interchange/jsonl_data.hpp"
#include "interchange/jsonl_manifest.hpp"
#include "interchange/jsonl_offsets.hpp"
#include "interchange/jsonl_results.hpp"
#include "json/json_source.hpp"

namespace glossator::interchange {
namespace {

Json parsed(std::string_view line) {
  if (std::optional<Json> json = Json::parse(line)) return std::move(*json);
  const JsonSource source = parse_json(line);  // which tells what is wrong
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
  State(const std::string& file, const std::string& results)
      : lines(file), schemas(manifest_beside(results.empty() ? file : results).layers) {}

  FileLines lines;
  std::vector<LayerSchema> schemas;
};

JsonlReader::JsonlReader(const std::string& path, const std::string& results)
    : state_(std::make_unique<State>(path, results)) {}
JsonlReader::~JsonlReader() = default;

std::optional<AnnotatedDocument> JsonlReader::next() {
  FileLines& lines = state_->lines;
  for (std::string_view line; lines.next(line);) {
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    try {
      const Json json = parsed(line);
      const bool is_header = lines.number() == 1 && json.contains("glossator");
      if (is_header && !json.contains("id")) continue;
      return document_of(json, state_->schemas);
    } catch (const std::exception& error) {
      throw Error(ErrorCode::input, lines.place() + error.what());
    }
  }
  return std::nullopt;
}

}  // namespace glossator::interchange
