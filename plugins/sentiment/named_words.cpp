#include "sentiment/named_words.hpp"

#include <algorithm>
#include <array>

#include "sentiment/title_ends.hpp"

namespace gloss::sentiment {
namespace {

constexpr std::uint32_t longest_title = 10;  // words
constexpr std::array in_titles = {word_hash("and"), word_hash("of"), word_hash("for"),
                                  word_hash("the"), word_hash("&"),  word_hash("to")};

bool is_named(const WordRow& row) {
  return row.hash != name_hash && (row.flags & WordRow::is_word) != 0 &&
         (row.flags & WordRow::is_function) == 0;
}

bool is_capital(const WordRow& row) { return (row.flags & WordRow::is_capital) != 0; }

bool joins(const WordRow& row) {
  return std::find(in_titles.begin(), in_titles.end(), row.hash) != in_titles.end();
}

/// Whether a title may begin at `begin`: behind a word with a small letter.
bool is_behind_small(Words words, std::uint32_t begin) {
  const WordRow& row = words[begin - 1];
  return (row.flags & WordRow::is_word) != 0 && !is_capital(row);
}

/// Where the name of a place begins whose last word is `last`; `last` if there is none. Short, and
/// no capital follows: in a headline all words have one.
std::uint32_t begin_of_place(Words words, std::uint32_t last) {
  constexpr std::uint32_t longest = 1, longest_after_the = 3;  // words before the last
  if (last + 1 < words.size() && is_capital(words[last + 1])) return last;
  std::uint32_t begin = last;
  while (begin > 0 && is_capital(words[begin - 1]) && last - begin <= longest_after_the) --begin;
  if (begin == 0 && words[0].hash == word_hash("the")) begin = 1;
  const bool is_after_the = begin > 0 && words[begin - 1].hash == word_hash("the");
  if (last - begin > (is_after_the ? longest_after_the : longest)) return last;
  return begin == 0 || is_after_the || is_behind_small(words, begin) ? begin : last;
}

/// Where the title begins whose last word is `last`; `last` if there is none.
std::uint32_t begin_of_title(Words words, std::uint32_t last) {
  if (std::ranges::binary_search(place_hashes, words[last].hash))
    return begin_of_place(words, last);
  const std::uint32_t least = last - std::min(last, longest_title);
  std::uint32_t begin = last;
  for (std::uint32_t i = last; i > least; --i) {
    if (is_capital(words[i - 1]))
      begin = i - 1;
    else if (!joins(words[i - 1]))
      break;
  }
  if (begin == 0) return (words[0].flags & WordRow::is_function) != 0 ? 1 : last;
  return is_behind_small(words, begin) ? begin : last;
}

}  // namespace

std::uint32_t first_at(const LayerView& tokens, std::uint32_t from, std::uint32_t offset) {
  constexpr std::uint32_t near = 8;
  std::uint32_t low = from, high = tokens.size();
  for (std::uint32_t i = 0; i < near; ++i, ++low)
    if (low == high || tokens[low].begin >= offset) return low;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (tokens[middle].begin >= offset)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

void NamedWords::add(const LayerView& records, const LayerView& tokens, Words words) {
  const auto middle = static_cast<std::ptrdiff_t>(tokens_.size());
  std::vector<TokenRange>& places = places_[layers_++];
  places.resize(records.size());
  std::uint32_t first = 0, next = 0;  // of the record; the first token behind those before
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    const gloss_record& record = records[i];
    if ((record.flags & GLOSS_RECORD_DOCUMENT) != 0 || record.parent != GLOSS_NONE) continue;
    first = tokens.first_after(first, record.begin);
    const bool is_apart = next <= first;
    next = std::max(first, next);
    for (; next < tokens.size() && tokens[next].end <= record.end; ++next)
      if (is_named(words[next])) tokens_.push_back(next);
    const std::uint32_t past = first_at(tokens, is_apart ? next : first, record.end);
    places[i] = {first, std::max(first + 1, past)};
  }
  std::inplace_merge(tokens_.begin(), tokens_.begin() + middle, tokens_.end());
  tokens_.erase(std::unique(tokens_.begin(), tokens_.end()), tokens_.end());
}

std::span<const std::uint32_t> NamedWords::of(std::uint32_t first, std::uint32_t past) {
  found_.clear();
  for (; next_ < tokens_.size() && tokens_[next_] < past; ++next_)
    if (tokens_[next_] >= first) found_.push_back(tokens_[next_] - first);
  return found_;
}

std::span<const std::uint32_t> NamedWords::with_titles(Words words) {
  add_titles(words, found_);
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  return found_;
}

void add_titles(Words words, std::vector<std::uint32_t>& out) {
  std::uint32_t next = 0;
  for (std::uint32_t last = 1; last < words.size(); ++last) {
    if ((words[last].flags & WordRow::ends_title) == 0) continue;
    const std::uint32_t begin = begin_of_title(words, last);
    if (begin == last) continue;
    for (std::uint32_t i = std::max(begin, next); i <= last; ++i)
      if (is_named(words[i])) out.push_back(i);
    next = last + 1;  // "Jobs Grant Program" has two
  }
}

}  // namespace gloss::sentiment
