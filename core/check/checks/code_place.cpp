#include "check/checks/code_place.hpp"

#include "glossator/error.hpp"

namespace glossator::check {
namespace {

LoadedLibrary loaded(const std::string& path) {
  const auto library = loaded_library(path);
  if (!library) throw Error(ErrorCode::internal, path + ": is not loaded");
  return *library;
}

}  // namespace

CodePlaces::CodePlaces(const std::string& path) : symbols_(path), library_(loaded(path)) {}

std::string CodePlaces::in_function(const std::vector<std::uintptr_t>& callers) const {
  std::string of_sdk;
  for (const auto caller : callers) {
    if (!library_.holds(caller)) continue;
    // A caller's address is that behind the call, which may be the next function's first.
    const auto* const symbol = symbols_.at(caller - library_.base - 1);
    if (!symbol || !symbol->is_function || symbol->is_of_toolchain) continue;
    const std::string text = " in `" + short_name(symbol->name) + "`";
    // Templates begin with the type that they return.
    const auto name_begin = symbol->name.rfind(' ', symbol->name.find('<'));
    const std::string_view name =
        std::string_view(symbol->name).substr(name_begin == std::string::npos ? 0 : name_begin + 1);
    if (!name.starts_with("gloss::")) return text;
    if (of_sdk.empty()) of_sdk = text;
  }
  return of_sdk;
}

const LibrarySymbols::Symbol* CodePlaces::object_at(std::uintptr_t address) const {
  if (!library_.holds(address)) return nullptr;
  const auto* const symbol = symbols_.at(address - library_.base);
  return symbol && !symbol->is_function ? symbol : nullptr;
}

bool CodePlaces::is_being_made(const LibrarySymbols::Symbol& object) const {
  if (!object.linker_name.starts_with("_Z")) return false;
  const auto* const guard = symbols_.named("_ZGV" + object.linker_name.substr(2));
  return guard && *reinterpret_cast<const volatile char*>(library_.base + guard->begin) == 0;
}

std::string short_name(const std::string& name) {
  // Without parameters, which stand in parentheses; a name in them is not one of those.
  constexpr std::string_view unnamed = "(anonymous namespace)";
  std::string text;
  int depth = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (depth == 0 && std::string_view(name).substr(i).starts_with(unnamed)) {
      text += unnamed;
      i += unnamed.size() - 1;
      continue;
    }
    const bool is_operator = text.ends_with("operator");
    if (name[i] == '(') ++depth;
    if (depth == 0 || is_operator) text += name[i];
    if (name[i] == ')') --depth;
    if (is_operator && name[i] == '(') text += ')';
  }
  constexpr std::size_t longest = 120;
  if (text.size() <= longest) return text;
  return text.substr(0, longest / 2) + "..." + text.substr(text.size() - longest / 2);
}

std::string shown(const std::string& text) {
  constexpr std::size_t longest = 120;
  return text.size() > longest ? text.substr(0, longest) + "..." : text;
}

}  // namespace glossator::check
