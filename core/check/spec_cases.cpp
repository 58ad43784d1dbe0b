#include "spec_cases.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "glossator/error.hpp"
#include "json/json_source.hpp"
#include "schema/schema_check.hpp"

namespace glossator::check {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string text_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || fs::is_directory(path))
    throw Error(ErrorCode::usage, path + ": cannot be read; name a file of cases, or a folder");
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Json checked(const std::string& path) {
  JsonSource source = parse_json(text_of_file(path));
  std::vector<Problem> problems = std::move(source.problems);
  if (source.value && problems.empty()) {
    const Json schema = Json::parse(spec_cases_schema);
    for (const Mismatch& wrong : mismatches(schema, *source.value)) {
      Problem problem{path, 0, 0, wrong.pointer, wrong.message};
      if (const Places* at = source.places.find(*source.value, wrong.pointer)) {
        const Place place = wrong.is_about_key ? at->key : at->value;
        problem.line = place.line;
        problem.column = place.column;
      }
      problems.push_back(std::move(problem));
    }
  }
  for (Problem& problem : problems) problem.file = path;
  if (!problems.empty()) throw ConfigError(std::move(problems));
  return std::move(*source.value);
}

SpecCase case_of(const Json& json, std::size_t number) {
  SpecCase one;
  one.name = json["name"];
  one.document.id = "case " + std::to_string(number);
  one.document.text = json["text"];
  one.document.date = json.value("date", "");
  one.document.language = json.value("language", "");
  if (json.contains("meta")) one.document.meta_json = json["meta"].dump();
  one.options = json.value("options", Json::object());
  one.layers = json.value("layers", Json());
  one.expect = json.value("expect", Json::object());
  one.must_not = json.value("must_not", Json::object());
  one.exactly = json.value("exactly", false);
  one.error = json.value("error", "");
  return one;
}

}  // namespace

SpecFile read_spec_file(const std::string& path) {
  const Json json = checked(path);
  SpecFile file{json.value("annotator", ""), {}};
  for (const Json& one : json["cases"]) file.cases.push_back(case_of(one, file.cases.size() + 1));
  return file;
}

std::vector<std::string> spec_files(const std::string& path) {
  if (!fs::exists(path)) throw Error(ErrorCode::usage, path + ": no such file or folder of cases");
  if (!fs::is_directory(path)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(path))
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  if (files.empty())
    throw Error(ErrorCode::usage, path +
                                      ": holds no *.json; spec cases are JSON files, see the "
                                      "folder cases/ of what `gloss new-plugin` makes");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace glossator::check
