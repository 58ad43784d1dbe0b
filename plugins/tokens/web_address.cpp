#include "web_address.hpp"

#include <algorithm>

#include "byte_classes.hpp"
#include "unicode_classes.hpp"

namespace gloss::tokens {
namespace {

bool is_ascii_alnum(char c) { return is_byte(c, byte_letter | byte_digit); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equals_folded(std::string_view word, std::string_view known) {
  return std::equal(word.begin(), word.end(), known.begin(), known.end(),
                    [](char a, char b) { return lower(a) == b; });
}

bool is_host(std::string_view host) {
  return std::all_of(host.begin(), host.end(),
                     [](char c) { return is_ascii_alnum(c) || c == '.' || c == '-'; });
}

}  // namespace

bool is_email(std::string_view word) {
  const std::size_t at = word.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  const auto local = word.substr(0, at), host = word.substr(at + 1);
  const bool local_fits = std::all_of(local.begin(), local.end(), [](char c) {
    return is_ascii_alnum(c) || c == '.' || c == '_' || c == '-';
  });
  const std::size_t dot = host.rfind('.');
  return local_fits && dot != std::string_view::npos && is_host(host) &&
         is_byte(host.back(), byte_letter);
}

bool is_web_domain(std::string_view word, const Lexicon& lexicon) {
  if (word.size() < 4 || word.find('.') == std::string_view::npos) return false;
  const std::size_t host_size = std::min(word.find('/'), word.size());
  const auto host = word.substr(0, host_size);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || !is_host(host)) return false;
  if (equals_folded(host.substr(0, 4), "www.")) return true;
  const auto ending = host.substr(dot + 1);
  if (ending.size() < 2 || !lexicon.find(ending).is_domain) return false;
  // "world.Net" lacks a blank; "EXAMPLE.COM" and "Example.com" are names.
  const bool lower_ending =
      std::none_of(ending.begin(), ending.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool upper_host =
      std::none_of(host.begin(), host.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return dot >= 2 && (lower_ending || (upper_host && ending.size() >= 3));
}

std::uint32_t web_address_end(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  int open = 0;  // brackets opened inside the address
  std::uint32_t last = at;
  while (end < text.size()) {
    const char c = text[end];
    if (is_byte(c, byte_gap) || c == '"' || c == '<' || c == '>' || c == '`' || c == '|') break;
    std::uint32_t size = 1;
    if (is_byte(c, byte_high)) {
      const CodePoint point = code_point_at(text, end);
      if (!is_word_class(char_class(point.value)) && char_class(point.value) != CharClass::mark)
        break;
      size = point.size;
    }
    open += c == '(' ? 1 : 0;
    end += size;
    if (c == ')' && --open < 0) break;
    const bool may_end = is_byte(c, byte_word) || c == '/' || c == '=' || c == '#' || c == '&' ||
                         c == '%' || c == '-' || c == '_' || c == '~' || c == '+' || c == '$' ||
                         c == ')';
    if (may_end) last = end;
  }
  return last;
}

bool is_web_scheme(std::string_view word) {
  for (const std::string_view known : {"http", "https", "ftp", "ftps", "sftp", "file"})
    if (equals_folded(word, known)) return true;
  return false;
}

}  // namespace gloss::tokens
