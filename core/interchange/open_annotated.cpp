#include "interchange/open_annotated.hpp"

#include <filesystem>

#include "interchange/formats.hpp"
#include "interchange/jsonl_reader.hpp"
#include "system/beside_output.hpp"

namespace glossator::interchange {
namespace {

const Format& format_told(const std::string& path, const std::string& format) {
  if (!format.empty()) return format_named(format);
  if (std::filesystem::is_directory(path)) return format_of(path, "the option of its format");
  const Format* const told = format_by_ending(path);
  return told ? *told : format_named("jsonl");
}

}  // namespace

std::unique_ptr<AnnotatedReader> open_annotated(const std::string& path, const std::string& format,
                                                const std::string& lender) {
  const Format& told = format_told(path, format);
  const bool is_lent = !lender.empty() && told.name == "jsonl" && path != "-" &&
                       !std::filesystem::exists(manifest_file_of(path));
  if (is_lent) return std::make_unique<JsonlReader>(path, lender);
  return told.open(path);
}

}  // namespace glossator::interchange
