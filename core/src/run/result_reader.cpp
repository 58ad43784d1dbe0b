#include "glossator/result_reader.hpp"

#include "input/decompressed_source.hpp"
#include "input/line_reader.hpp"
#include "json/raw_json.hpp"
#include "output/manifest_layers.hpp"
#include "output/result_lines.hpp"
#include "system/beside_output.hpp"

namespace glossator {
namespace {

constexpr std::size_t longest_line = std::size_t{1} << 40;  // memory ends before
constexpr std::size_t most_manifest_bytes = std::size_t{1} << 30;

// `next_step` is for one who misses the file.
std::unique_ptr<FileSource> open_file(const std::string& path, const std::string& next_step = "") {
  auto file = std::make_unique<FileSource>(path);
  if (!file->error().empty())
    throw Error(ErrorCode::usage, path + ": cannot be read: " + file->error() + next_step);
  return file;
}

// Opens the results first: a wrong name of theirs is no missing manifest.
std::vector<LayerSchema> layers_of_manifest(const std::string& results) {
  open_file(results);
  const std::string path = manifest_file_of(results);
  const auto file = open_file(path,
                              "; `gloss run -o` writes it beside the results, which are read "
                              "with the layers that it names");
  std::string text;
  read_all(*file, file->size(), most_manifest_bytes, text);
  try {
    const auto json = Json::parse(text);
    if (!json) throw Error(ErrorCode::input, "is not JSON");
    return layers_of((*json)["layers"]);
  } catch (const std::exception& error) {
    throw Error(ErrorCode::input, path + ": " + error.what());
  }
}

}  // namespace

struct ResultReader::State {
  State(const std::string& file, std::vector<LayerSchema> layers)
      : path(file),
        source(decompressed(open_file(file))),
        lines(*source, longest_line),
        schemas(std::make_shared<const std::vector<LayerSchema>>(std::move(layers))) {}

  std::string place() const { return path + ":" + std::to_string(lines.number()); }
  Result result();
  std::string take_meta();

  const std::string path;
  const std::unique_ptr<AheadSource> source;
  LineReader lines;
  const std::shared_ptr<const std::vector<LayerSchema>> schemas;
  std::string line;
  bool is_broken = false;  // the file, which has been told
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
    throw Error(ErrorCode::input, place() + ": is not JSON");
  try {
    return ResultLine(*json, schemas, meta).result();
  } catch (const Error& error) {
    throw Error(error.code(), place() + ": " + error.what());
  } catch (const JsonError& error) {
    throw Error(ErrorCode::input, place() + ": " + error.what());
  }
}

ResultReader::ResultReader(const std::string& path)
    : ResultReader(path, layers_of_manifest(path)) {}
ResultReader::ResultReader(const std::string& path, std::vector<LayerSchema> layers)
    : state_(std::make_unique<State>(path, std::move(layers))) {}
ResultReader::~ResultReader() = default;
ResultReader::ResultReader(ResultReader&&) noexcept = default;
ResultReader& ResultReader::operator=(ResultReader&&) noexcept = default;

const std::vector<LayerSchema>& ResultReader::layers() const { return *state_->schemas; }

std::optional<Result> ResultReader::next() {
  std::string_view line;
  if (state_->is_broken) return std::nullopt;
  const bool is_read = state_->lines.next(line);
  // A last line without its end may be cut.
  if (const std::string& error = state_->source->error();
      !error.empty() && (!is_read || !state_->lines.has_end())) {
    state_->is_broken = true;
    throw Error(ErrorCode::input, state_->path + ": cannot be read: " + error);
  }
  if (!is_read) return std::nullopt;
  if (state_->lines.is_too_long())
    throw Error(ErrorCode::input, state_->place() + ": memory is full");
  state_->line = line;
  return state_->result();
}

}  // namespace glossator
