#include "check/inputs/given_texts.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "check/cases/spec_cases.hpp"
#include "glossator/error.hpp"
#include "text/utf8.hpp"

namespace glossator::check {
namespace {

constexpr std::size_t most_lines = 1000;
constexpr std::size_t most_bytes = 4u << 20;

Document document_of(const std::string& line, const std::string& where) {
  const auto refuse = [&](const std::string& what) {
    return Error(ErrorCode::usage,
                 where + ": " + what + "; expected a JSON object a line, {\"text\": \"...\"}");
  };
  const auto json = Json::parse(line);
  if (!json) throw refuse("is not JSON");
  const Json* const text = json->is_object() ? json->find("text") : nullptr;
  if (!text || !text->is_text()) throw refuse("has no \"text\"");
  Document document{.id = where, .text = text->text()};
  if (find_invalid_utf8(document.text)) throw refuse("is not UTF-8");
  for (const auto& [key, value] :
       {std::pair("date", &document.date), {"language", &document.language}})
    if (const Json* const given = json->find(key); given && given->is_text())
      *value = given->text();
  if (const Json* const meta = json->find("meta"); meta && meta->is_object())
    document.meta_json = meta->dump();
  return document;
}

Setting& setting_of(const SpecCase& spec, std::vector<Setting>& settings) {
  if (spec.layers.is_null())
    for (Setting& known : settings)
      if (known.layers.is_null() && known.options == spec.options) return known;
  settings.push_back({spec.name, spec.options, spec.layers, {}});
  return settings.back();
}

}  // namespace

std::vector<Document> read_texts(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path))
    throw Error(ErrorCode::usage, path + ": cannot be read; name a file of texts, JSONL");
  std::vector<Document> documents;
  std::size_t number = 0, bytes = 0;
  for (std::string line;
       documents.size() < most_lines && bytes < most_bytes && getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    documents.push_back(document_of(line, path + ":" + std::to_string(number)));
    bytes += documents.back().text.size();
  }
  if (documents.empty())
    throw Error(ErrorCode::usage, path + ": holds no texts; expected a JSON object a line");
  return documents;
}

std::vector<Setting> given_settings(const std::vector<std::string>& case_files,
                                    const std::vector<std::string>& text_files,
                                    const std::string& id) {
  std::vector<Setting> settings(1);
  for (const auto& path : text_files)
    for (Document& document : read_texts(path))
      settings[0].documents.push_back(std::move(document));
  for (const auto& path : case_files) {
    SpecFile file = read_spec_file(path);
    if (!file.annotator.empty() && file.annotator != id) continue;
    for (SpecCase& spec : file.cases) {
      if (!spec.options_error.empty()) continue;
      spec.document.id = "case `" + spec.name + "`";
      setting_of(spec, settings).documents.push_back(std::move(spec.document));
    }
  }
  return settings;
}

}  // namespace glossator::check
