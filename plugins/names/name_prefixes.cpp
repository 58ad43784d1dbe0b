#include "names/name_prefixes.hpp"

namespace gloss::names {
namespace {

// The Anti- of Anti-Defamation League is a part of it.
constexpr std::string_view prefixes[] = {"anti-", "ex-", "Ex-", "former-", "non-", "pro-"};

std::uint32_t size_of_prefix(std::string_view name) {
  for (const std::string_view prefix : prefixes) {
    if (!name.starts_with(prefix) || name.size() == prefix.size()) continue;
    const std::string_view rest = name.substr(prefix.size());
    const bool is_capital = rest[0] >= 'A' && rest[0] <= 'Z';
    return is_capital && !rest.starts_with("Im") ? static_cast<std::uint32_t>(prefix.size()) : 0;
  }
  return 0;
}

/// Whether one of the prefixes can begin with two such bytes: most names cannot.
bool may_begin(char first, char second) {
  switch (first) {
    case 'a':
      return second == 'n';
    case 'e':
    case 'E':
      return second == 'x';
    case 'f':
    case 'n':
      return second == 'o';
    case 'p':
      return second == 'r';
    default:
      return false;
  }
}

}  // namespace

void cut_prefixes(std::string_view text, std::vector<Name>& names) {
  for (Name& name : names)
    if (name.end > name.begin + 1 && may_begin(text[name.begin], text[name.begin + 1]))
      name.begin += size_of_prefix(text_of(text, name));
}

}  // namespace gloss::names
