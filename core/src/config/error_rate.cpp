#include "config/error_rate.hpp"

#include <algorithm>
#include <charconv>

#include "glossator/error.hpp"

namespace glossator {
namespace {

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<ErrorRate> ErrorRate::parse(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto slash = text.find('/');
  const auto allowed = number(std::string_view(text).substr(0, slash));
  const auto window =
      slash == text.npos ? std::nullopt : number(std::string_view(text).substr(slash + 1));
  if (!allowed || !window || *allowed >= *window || *window > 1000000000)
    throw Error(ErrorCode::config,
                "expected FAILED/DOCUMENTS, for example 3/1000: at most 3 failed "
                "documents among any 1000; found \"" +
                    text + "\"");
  return ErrorRate(*allowed, *window);
}

bool ErrorRate::fail(std::uint64_t failed) {
  std::erase_if(recent_, [&](std::uint64_t before) { return before + window_ <= failed; });
  recent_.push_back(failed);
  return recent_.size() > allowed_;
}

}  // namespace glossator
