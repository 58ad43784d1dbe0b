#include "check/cases/spec_cases.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "glossator/error.hpp"
#include "json/json_source.hpp"
#include "schema/schema_check.hpp"
#include "text/document_date.hpp"

namespace glossator::check {
namespace {

namespace fs = std::filesystem;

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
    const Json schema = Json::parse(spec_cases_schema).value();
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
  one.name = json["name"].text();
  one.document.id = "case " + std::to_string(number);
  one.document.text = json.text_or("text", "");
  one.document.date = json.text_or("date", "");
  // As the readers of documents do; a date that they cannot read is the document's failure.
  if (auto date = read_document_date(one.document.date)) one.document.date = std::move(*date);
  one.document.language = json.text_or("language", "");
  if (const Json* const meta = json.find("meta")) one.document.meta_json = meta->dump();
  if (const Json* const options = json.find("options")) one.options = *options;
  if (const Json* const layers = json.find("layers")) one.layers = *layers;
  if (const Json* const expect = json.find("expect")) one.expect = *expect;
  if (const Json* const must_not = json.find("must_not")) one.must_not = *must_not;
  if (const Json* const exactly = json.find("exactly")) one.exactly = exactly->boolean();
  one.error = json.text_or("error", "");
  one.options_error = json.text_or("options_error", "");
  return one;
}

}  // namespace

SpecFile read_spec_file(const std::string& path) {
  const Json json = checked(path);
  SpecFile file{json.text_or("annotator", ""), {}};
  for (const Json& one : json["cases"].items())
    file.cases.push_back(case_of(one, file.cases.size() + 1));
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
