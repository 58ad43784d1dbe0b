#include "glossator/config.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "config/config_fields.hpp"
#include "config/config_schema.hpp"
#include "config/config_source.hpp"
#include "json/json_pointer.hpp"
#include "schema/schema_check.hpp"

namespace glossator {

namespace {

using Json = nlohmann::ordered_json;

std::string read_file(const std::string& path) {
  const auto fail = [&](const std::string& reason) {
    throw Error(ErrorCode::usage, path + ": cannot read the config: " + reason);
  };
  std::error_code status;
  if (std::filesystem::is_directory(path, status)) fail("it is a folder; name a file in it");
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(std::generic_category().message(errno));
  constexpr std::size_t longest = 64u << 20;
  std::string text;
  char block[1 << 16];
  while (file.read(block, sizeof block) || file.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(file.gcount()));
    if (text.size() > longest) fail("it is larger than 64 MiB");
  }
  if (file.bad()) fail(std::generic_category().message(errno));
  return text;
}

std::string absolute_folder(const std::filesystem::path& path) {
  const auto normal = std::filesystem::absolute(path).lexically_normal();
  return (normal.has_filename() ? normal : normal.parent_path()).string();
}

/// The steps' names, which the schema cannot fill in.
void fill_step_names(Json& config) {
  for (Json& step : config.at("pipeline"))
    if (!step.contains("name")) step["name"] = step.at("plugin");
}

/// `config` without the values that `found` is about, so that the rest of it can be checked too;
/// null if what is left is no config.
Json without(const std::vector<Mismatch>& found, const Json& schema, Json config) {
  for (const Mismatch& mismatch : found) {
    const Json::json_pointer place(mismatch.pointer);
    if (place.empty() || !config.contains(place)) continue;
    Json& parent = config.at(place.parent_pointer());
    if (!parent.is_object()) return nullptr;  // the places of an array's items would move
    parent.erase(place.back());
  }
  const bool is_whole = mismatches(schema, config).empty() && rule_mismatches(config).empty();
  return is_whole ? config : Json();
}

bool stands_before(const Problem& a, const Problem& b) {
  return std::pair(a.line, a.column) < std::pair(b.line, b.column);
}

}  // namespace

Problem Config::Source::locate(const std::string& pointer, Place Places::*part) const {
  Problem problem{file, 0, 0, pointer, ""};
  if (const AppliedOverride* override = override_of(overrides, pointer)) {
    problem.file = override->text;
  } else if (const Places* found = places.find(value, pointer)) {
    problem.line = (found->*part).line;
    problem.column = (found->*part).column;
  }
  return problem;
}

void Config::throw_problems(std::vector<Problem> more) const {
  std::vector<Problem> all = problems_;
  std::move(more.begin(), more.end(), std::back_inserter(all));
  std::stable_sort(all.begin(), all.end(), stands_before);
  if (!all.empty()) throw ConfigError(std::move(all));
}

Config Config::from_file(const std::string& path, const std::vector<Override>& overrides) {
  auto source = std::make_shared<Source>();
  source->file = path;
  return from_source(source, read_file(path),
                     std::filesystem::absolute(path).parent_path().string(), overrides);
}

Config Config::from_text(const std::string& json, const std::string& folder,
                         const std::vector<Override>& overrides) {
  return from_source(std::make_shared<Source>(), json, folder, overrides);
}

Config Config::from_source(const std::shared_ptr<Source>& source, const std::string& text,
                           const std::string& folder, const std::vector<Override>& overrides) {
  JsonSource parsed = parse_json(text);
  std::vector<Problem> problems = std::move(parsed.problems);
  for (Problem& problem : problems) problem.file = source->file;
  if (!parsed.value) throw ConfigError(std::move(problems));
  source->value = std::move(*parsed.value);
  source->places = std::move(parsed.places);
  return from_value(source, std::move(problems), folder, overrides);
}

Config Config::from_value(const std::shared_ptr<Source>& source, std::vector<Problem> problems,
                          const std::string& folder, const std::vector<Override>& overrides) {
  source->overrides = apply_overrides(overrides, source->value, source->places, problems);

  const Json schema = std::move(*parse_json(config_schema_text).value);
  auto found = mismatches(schema, source->value);
  for (Mismatch& mismatch : rule_mismatches(source->value)) found.push_back(std::move(mismatch));
  for (Mismatch& mismatch : found) {
    problems.push_back(
        source->locate(mismatch.pointer, mismatch.is_about_key ? &Places::key : &Places::value));
    problems.back().message = std::move(mismatch.message);
  }
  std::stable_sort(problems.begin(), problems.end(), stands_before);
  if (!found.empty()) source->value = without(found, schema, std::move(source->value));
  if (source->value.is_null()) throw ConfigError(std::move(problems));

  fill_step_names(source->value);
  fill_defaults(schema, source->value);
  Config config;
  config.folder = absolute_folder(folder);
  read_fields(source->value, config);
  config.source_ = source;
  config.problems_ = std::move(problems);
  return config;
}

std::string Config::filled_json() const { return source_ ? source_->value.dump(2) + "\n" : "{}\n"; }

Problem Config::locate(const std::string& pointer) const {
  return source_ ? source_->locate(pointer, &Places::value) : Problem{"", 0, 0, pointer, ""};
}

Problem Config::locate_key(const std::string& pointer) const {
  return source_ ? source_->locate(pointer, &Places::key) : Problem{"", 0, 0, pointer, ""};
}

}  // namespace glossator
