#include "sentiment/passages.hpp"

#include <algorithm>

namespace gloss::sentiment {
namespace {

/// The first token for which `is_past` is true; tokens.size() if there is none.
template <class IsPast>
std::uint32_t first_token(const LayerView& tokens, IsPast is_past) {
  std::uint32_t low = 0, high = tokens.size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (is_past(tokens[middle]))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

void read_passage(std::uint32_t sentence, std::uint32_t begin, std::uint32_t end,
                  const SentenceReader& sentence_reader, const ToneSum& tone, Reader& reader) {
  const auto words = std::span<const WordRow* const>(reader.rows).subspan(begin, end - begin);
  sentence_reader.read(words, reader.readings);
  Passage passage{sentence, begin, end, {}, static_cast<std::uint32_t>(reader.contributions.size()),
                  0};
  passage.sum = tone.of_sentence(reader.of(passage), begin, reader.contributions);
  passage.contribution_end = static_cast<std::uint32_t>(reader.contributions.size());
  reader.passages.push_back(passage);
}

}  // namespace

void read_passages(const LayerView& tokens, const LayerView& sentences,
                   const SentenceReader& sentence_reader, const ToneSum& tone, Reader& reader) {
  reader.readings.clear();
  reader.passages.clear();
  reader.contributions.clear();
  std::uint32_t next = 0;  // the first sentence that ends after the token
  for (std::uint32_t token = 0; token < tokens.size();) {
    const std::uint32_t begin = tokens[token].begin;
    while (next < sentences.size() && sentences[next].end <= begin) ++next;
    const bool is_last = next == sentences.size();
    const bool is_inside = !is_last && sentences[next].begin <= begin;
    const std::uint32_t end = is_inside ? sentences[next].end
                              : is_last ? GLOSS_NONE
                                        : sentences[next].begin;
    const std::uint32_t first = token;
    while (token < tokens.size() && tokens[token].begin < end) ++token;
    read_passage(is_inside ? next : GLOSS_NONE, first, token, sentence_reader, tone, reader);
  }
}

Sum sum_of(std::span<const Passage> passages, Weight of_document) {
  const auto count = static_cast<std::uint32_t>(passages.size());
  if (count == 0) return {};
  if (count == 1) return passages[0].sum;
  const SentenceShares shares = sentence_shares(count);
  double tone = 0, strength = 0;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    tone += static_cast<double>(shares.of(i) * passages[i].sum.tone);
    strength += static_cast<double>(shares.of(i) * passages[i].sum.strength);
  }
  if (tone == 0 && strength == 0) return {};  // no words
  const double extent = static_cast<double>(document_extent(count)) / weight_unit;
  return {static_cast<float>(tone + extent * of_document.tone),
          static_cast<float>(strength + extent * of_document.strength)};
}

std::uint32_t first_token_after(const LayerView& tokens, std::uint32_t begin) {
  return first_token(tokens, [&](const gloss_record& token) { return token.end > begin; });
}

std::uint32_t first_token_from(const LayerView& tokens, std::uint32_t end) {
  return first_token(tokens, [&](const gloss_record& token) { return token.begin >= end; });
}

}  // namespace gloss::sentiment
