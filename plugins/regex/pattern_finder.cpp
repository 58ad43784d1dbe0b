#include "pattern_finder.hpp"

#include <algorithm>
#include <numeric>

namespace gloss::regex {
namespace {

// Letters, digits and "_"; beyond ASCII everything except blanks, punctuation and symbols of the
// common blocks.
bool is_word_character(char32_t c) {
  if (c < 0x80)
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return c != 0xD7 && c != 0xF7 && !within(0x2000, 0x2BFF) && !within(0x3000, 0x3004) &&
         !within(0x3008, 0x3020) && !within(0xE000, 0xF8FF) && !within(0xFE10, 0xFE6F) &&
         !within(0xFF01, 0xFF0F) && !within(0xFF1A, 0xFF20) && c < 0x1F000;
}

std::size_t boundary_before(std::string_view text, std::size_t at) {
  while (!is_boundary(text, at)) --at;
  return at;
}

bool is_whole(std::string_view text, Span span) {
  const bool follows_word =
      span.begin > 0 &&
      is_word_character(code_point_at(text, boundary_before(text, span.begin - 1)).value);
  const bool precedes_word =
      span.end < text.size() && is_word_character(code_point_at(text, span.end).value);
  return !follows_word && !precedes_word;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

PatternFinder::PatternFinder(std::vector<Pattern> patterns, LetterCase letter_case,
                             std::uint32_t most_bytes)
    : patterns_(std::move(patterns)), most_bytes_(most_bytes) {
  auto set = std::make_unique<RE2::Set>(expression_options(letter_case), RE2::UNANCHORED);
  for (const Pattern& pattern : patterns_)
    if (set->Add(pattern.source.pattern, nullptr) < 0) return;
  if (!patterns_.empty() && set->Compile()) set_ = std::move(set);
}

void PatternFinder::find(std::string_view text, Scratch& scratch, const Found& found) const {
  scratch.met.clear();
  RE2::Set::ErrorInfo error{RE2::Set::kNoError};
  const bool any = set_ && set_->Match(piece(text), &scratch.met, &error);
  if (!any) {
    if (set_ && error.kind == RE2::Set::kNoError) return;
    // Too many states for one pass: each pattern gets its own.
    scratch.met.resize(patterns_.size());
    std::iota(scratch.met.begin(), scratch.met.end(), 0);
  }
  std::sort(scratch.met.begin(), scratch.met.end());
  for (const int index : scratch.met)
    find_one(patterns_[static_cast<std::size_t>(index)], text, scratch, found);
}

// The begin of the next match. Searches in steps, which bounds how far a pattern reads beyond its
// match; otherwise each match could read on to the end of the text.
std::optional<std::size_t> PatternFinder::next_begin(const Pattern& pattern, std::string_view text,
                                                     std::size_t from) const {
  const std::size_t stride = std::size_t{most_bytes_} * 3;
  while (from < text.size()) {
    const std::size_t next = boundary_before(text, std::min(text.size(), from + stride + 3));
    const std::size_t end = boundary_before(text, std::min(text.size(), next + most_bytes_));
    re2::StringPiece met;
    if (pattern.expression->Match(piece(text), from, end, RE2::UNANCHORED, &met, 1)) {
      const auto begin = static_cast<std::size_t>(met.data() - text.data());
      if (begin < next) return begin;
    }
    from = next;
  }
  return std::nullopt;
}

void PatternFinder::find_one(const Pattern& pattern, std::string_view text, Scratch& scratch,
                             const Found& found) const {
  const int group_count = pattern.groups.empty() ? 1 : pattern.groups.back().number + 1;
  scratch.groups.resize(static_cast<std::size_t>(group_count));
  std::size_t from = 0;
  while (const auto begin = next_begin(pattern, text, from)) {
    const std::size_t limit = boundary_before(text, std::min(text.size(), *begin + most_bytes_));
    const bool is_met = pattern.expression->Match(piece(text), *begin, limit, RE2::ANCHOR_START,
                                                  scratch.groups.data(), group_count);
    const Span span{static_cast<std::uint32_t>(*begin),
                    static_cast<std::uint32_t>(*begin + (is_met ? scratch.groups[0].size() : 0))};
    // "\C" matches single bytes.
    const bool is_taken = span.size() > 0 && is_boundary(text, span.end) &&
                          is_boundary(text, span.begin) &&
                          (!pattern.source.whole_words || is_whole(text, span));
    if (is_taken) found(pattern, span, scratch.groups);
    from = is_taken ? span.end : *begin + 1;
    while (from < text.size() && !is_boundary(text, from)) ++from;
  }
}

}  // namespace gloss::regex
