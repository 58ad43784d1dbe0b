#include "glossator/config.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "config/config_fields.hpp"
#include "config/config_schema.hpp"
#include "config/config_text.hpp"
#include "json/json.hpp"
#include "schema/schema_check.hpp"

namespace glossator {

namespace {

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
  for (Json& step : config["pipeline"].items())
    if (!step.contains("name")) step["name"] = Json(step.at("plugin"));
}

/// Erases the values that `found` is about, so that the rest can be checked too; makes `config`
/// null if the rest is not a config.
void erase(const std::vector<Mismatch>& found, const Json& schema, Json& config, Places& places) {
  bool is_whole = true;
  for (const Mismatch& mismatch : found)
    if (!mismatch.pointer.empty() && config.find_pointer(mismatch.pointer))
      // Erasing an item of an array would change the pointers of those behind it.
      is_whole &= places.erase_member(config, mismatch.pointer);
  is_whole = is_whole && mismatches(schema, config).empty() && rule_mismatches(config).empty();
  if (!is_whole) config = nullptr;
}

bool stands_before(const Problem& a, const Problem& b) {
  return std::pair(a.line, a.column) < std::pair(b.line, b.column);
}

}  // namespace

Problem Config::Text::locate(const std::string& pointer, Place Places::*part) const {
  Problem problem{file, 0, 0, pointer, ""};
  if (const AppliedOverride* override = override_of(overrides, pointer)) {
    problem.file = override->text;
  } else if (const Places* found = places.find(value, pointer); found && (found->*part).line > 0) {
    problem.line = (found->*part).line;
    problem.column = (found->*part).column;
  } else if (const AppliedOverride* inner = override_within(overrides, pointer)) {
    problem.file = inner->text;
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
  auto from = std::make_shared<Text>();
  from->file = path;
  return from_parsed(from, read_file(path), std::filesystem::absolute(path).parent_path().string(),
                     overrides);
}

Config Config::from_text(const std::string& json, const std::string& folder,
                         const std::vector<Override>& overrides) {
  return from_parsed(std::make_shared<Text>(), json, folder, overrides);
}

Config Config::from_parsed(const std::shared_ptr<Text>& from, const std::string& text,
                           const std::string& folder, const std::vector<Override>& overrides) {
  JsonSource parsed = parse_json(text);
  std::vector<Problem> problems = std::move(parsed.problems);
  for (Problem& problem : problems) problem.file = from->file;
  std::stable_sort(problems.begin(), problems.end(), stands_before);
  if (!parsed.value) throw ConfigError(std::move(problems));
  from->value = std::move(*parsed.value);
  from->places = std::move(parsed.places);
  return from_value(from, std::move(problems), folder, overrides);
}

Config Config::from_value(const std::shared_ptr<Text>& from, std::vector<Problem> problems,
                          const std::string& folder, const std::vector<Override>& overrides) {
  for (AppliedOverride& applied : apply_overrides(overrides, from->value, from->places, problems))
    from->overrides.push_back(std::move(applied));

  const Json schema = Json::parse(config_schema_text).value();
  auto found = mismatches(schema, from->value);
  for (Mismatch& mismatch : rule_mismatches(from->value)) found.push_back(std::move(mismatch));
  for (Mismatch& mismatch : found) {
    problems.push_back(
        from->locate(mismatch.pointer, mismatch.is_about_key ? &Places::key : &Places::value));
    problems.back().message = std::move(mismatch.message);
  }
  std::stable_sort(problems.begin(), problems.end(), stands_before);
  if (!found.empty()) erase(found, schema, from->value, from->places);
  if (from->value.is_null()) throw ConfigError(std::move(problems));

  fill_step_names(from->value);
  fill_defaults(schema, from->value);
  Config config;
  config.folder_ = absolute_folder(folder);
  ConfigFields::read(from->value, config);
  config.text_ = from;
  config.problems_ = std::move(problems);
  return config;
}

Config Config::with(const std::vector<Override>& overrides) const {
  auto from = text_ ? std::make_shared<Text>(*text_) : std::make_shared<Text>();
  return from_value(from, problems_, folder_, overrides);
}

std::string Config::filled_json() const { return text_ ? text_->value.dump(2) + "\n" : "{}\n"; }

Problem Config::locate(const std::string& pointer) const {
  return text_ ? text_->locate(pointer, &Places::value) : Problem{"", 0, 0, pointer, ""};
}

Problem Config::locate_key(const std::string& pointer) const {
  return text_ ? text_->locate(pointer, &Places::key) : Problem{"", 0, 0, pointer, ""};
}

}  // namespace glossator
