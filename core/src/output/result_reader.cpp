#include "glossator/result_reader.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "json/raw_json.hpp"
#include "output/manifest_layers.hpp"
#include "output/result_lines.hpp"

namespace glossator {
namespace {

std::ifstream open_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorCode::usage, path + ": cannot be read: " + std::strerror(errno));
  return file;
}

std::vector<LayerSchema> layers_of_manifest(const std::string& path) {
  std::stringstream text;
  text << open_file(path).rdbuf();
  try {
    const auto json = Json::parse(text.str());
    if (!json) throw Error(ErrorCode::input, "is not JSON, or has a number beyond 64 bits");
    return layers_of((*json)["layers"]);
  } catch (const std::exception& error) {
    throw Error(ErrorCode::input, path + ": " + error.what());
  }
}

}  // namespace

struct ResultReader::State {
  State(const std::string& file, std::vector<LayerSchema> layers)
      : path(file),
        lines(open_file(file)),
        schemas(std::make_shared<const std::vector<LayerSchema>>(std::move(layers))) {}

  std::string place() const { return path + ":" + std::to_string(number); }
  Result result();
  std::string take_meta();

  const std::string path;
  std::ifstream lines;
  const std::shared_ptr<const std::vector<LayerSchema>> schemas;
  std::string line;
  std::uint64_t number = 0;  // of the line, from 1
  simdjson::dom::parser parser;
  std::string without_numbers;
};

// Takes the meta out of the line, as it is written there: a number in it may be of any size.
std::string ResultReader::State::take_meta() {
  if (line.find("\"meta\"") == line.npos) return "";
  line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
  simdjson::dom::element value;
  if (parse_any_number(parser, line, without_numbers, value) || !value.is_object()) return "";
  for (const auto& [key, raw] : raw_members(line)) {
    if (key != "meta") continue;
    std::string meta(raw);
    line.replace(static_cast<std::size_t>(raw.data() - line.data()), raw.size(), "null");
    return meta;
  }
  return "";
}

Result ResultReader::State::result() {
  const std::string meta = take_meta();
  const auto json = Json::parse(line);
  if (!json)
    throw Error(ErrorCode::input, place() + ": is not JSON, or has a number beyond 64 bits");
  try {
    return ResultLine(*json, schemas, meta).result();
  } catch (const Error& error) {
    throw Error(error.code(), place() + ": " + error.what());
  } catch (const JsonError& error) {
    throw Error(ErrorCode::input, place() + ": " + error.what());
  }
}

ResultReader::ResultReader(const std::string& path)
    : ResultReader(path, layers_of_manifest(manifest_file_of(path))) {}
ResultReader::ResultReader(const std::string& path, std::vector<LayerSchema> layers)
    : state_(std::make_unique<State>(path, std::move(layers))) {}
ResultReader::~ResultReader() = default;
ResultReader::ResultReader(ResultReader&&) noexcept = default;
ResultReader& ResultReader::operator=(ResultReader&&) noexcept = default;

const std::vector<LayerSchema>& ResultReader::layers() const { return *state_->schemas; }

std::optional<Result> ResultReader::next() {
  ++state_->number;
  if (std::getline(state_->lines, state_->line)) return state_->result();
  if (state_->lines.bad())
    throw Error(ErrorCode::input, state_->place() + ": cannot be read: " + std::strerror(errno));
  return std::nullopt;
}

}  // namespace glossator
