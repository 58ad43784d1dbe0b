#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "glossator/document.hpp"
#include "json/json.hpp"

namespace glossator::check {

/// One case of a plugin's specification.
struct SpecCase {
  std::string name;
  Document document;
  Json options = Json::object();
  Json layers;                     ///< given layers by name; null: other plugins write them
  Json expect = Json::object();    ///< records by layer
  Json must_not = Json::object();  ///< records by layer
  bool exactly = false;
  std::string error;  ///< a piece of the document's failure that must be; empty: none may be
  std::string options_error;  ///< the options must be refused, with this in the message; or empty
};

struct SpecFile {
  std::string annotator;  ///< id; empty: the library's first
  std::vector<SpecCase> cases;
};

/// The text of spec_cases.schema.json.
extern const std::string_view spec_cases_schema;

/// Reads a file of cases. Throws ConfigError with all faults of the file, by line, and Error(usage)
/// if it cannot be read.
SpecFile read_spec_file(const std::string& path);

/// The case files at `path`: the file itself, or all *.json of a folder, sorted by name. Throws
/// Error(usage) if there are none.
std::vector<std::string> spec_files(const std::string& path);

}  // namespace glossator::check
