#include "plugins/contract_names.hpp"

#include <algorithm>

#include "text/readable_text.hpp"

namespace glossator {
namespace {

bool consists_of(std::string_view name, std::string_view others) {
  return std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || others.find(c) != others.npos;
  });
}

bool begins_with_letter(std::string_view name) {
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z';
}

}  // namespace

bool is_annotator_id(std::string_view id) { return !id.empty() && consists_of(id, "_.-"); }

bool is_layer_name(std::string_view name) {
  return begins_with_letter(name) && consists_of(name, "_.-");
}

bool is_key_name(std::string_view name) {
  return begins_with_letter(name) && consists_of(name, "_");
}

bool is_type_name(std::string_view name) {
  for (const std::string_view blank : {" ", "\u00A0", "\u3000"})
    if (name.starts_with(blank) || name.ends_with(blank)) return false;
  return !name.empty() && terminal_text(name) == name && name.find_first_of("\n\t") == name.npos &&
         name.find("\uFFFD") == name.npos;
}

std::string shown_name(std::string_view name) {
  std::string shown = terminal_text(repaired_text(name));
  for (std::size_t at; (at = shown.find_first_of("\n\t")) != shown.npos;)
    shown.replace(at, 1, "\uFFFD");
  return shown;
}

}  // namespace glossator
