#pragma once
#include <string>
#include <vector>

#include "glossator/document.hpp"
#include "json/json.hpp"

namespace glossator::check {

/// Texts of the user, and how the plugin is set for them.
struct Setting {
  std::string name;               ///< of the case that asks for it; empty: as the plugin is set
  Json options = Json::object();  ///< in place of single ones of its step
  Json layers;                    ///< given ones, by name; null: none
  std::vector<Document> documents;
};

/// Reads a file of texts: JSONL, a line {"text": ...} each, with date, language, meta, id if they
/// matter. Of long files the first 1,000 lines, up to 4 MiB. The documents' ids are FILE:LINE.
/// Throws Error(usage) with file and line for what is no such line.
std::vector<Document> read_texts(const std::string& path);

/// The texts of such files, and those of the cases for annotator `id` in `case_files`. The first
/// setting is that without a name; each other one has options or layers that a case asks for.
/// Cases whose options are to be refused are left out. Throws Error(usage) and ConfigError.
std::vector<Setting> given_settings(const std::vector<std::string>& case_files,
                                    const std::vector<std::string>& text_files,
                                    const std::string& id);

}  // namespace glossator::check
