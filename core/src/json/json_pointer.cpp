#include "json/json_pointer.hpp"

#include <charconv>

namespace glossator {

void append_to_pointer(std::string& out, std::string_view token) {
  out += '/';
  for (const char c : token) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
}

void append_to_pointer(std::string& pointer, std::size_t index) {
  (pointer += '/') += std::to_string(index);
}

std::string pointer_to(std::string_view pointer, std::string_view token) {
  std::string out(pointer);
  append_to_pointer(out, token);
  return out;
}

std::string pointer_to(std::string_view pointer, std::size_t index) {
  std::string out(pointer);
  append_to_pointer(out, index);
  return out;
}

std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer) {
  std::vector<std::string> tokens;
  if (pointer.empty()) return tokens;
  if (pointer.front() != '/') return std::nullopt;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      tokens.emplace_back();
    } else if (pointer[i] == '~') {
      if (++i == pointer.size() || (pointer[i] != '0' && pointer[i] != '1')) return std::nullopt;
      tokens.back() += pointer[i] == '0' ? '~' : '/';
    } else {
      tokens.back() += pointer[i];
    }
  }
  return tokens;
}

std::optional<std::size_t> array_index(std::string_view token) {
  if (token.empty() || (token.size() > 1 && token.front() == '0')) return std::nullopt;
  std::size_t index = 0;
  const auto [end, status] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (status != std::errc() || end != token.data() + token.size()) return std::nullopt;
  return index;
}

}  // namespace glossator
