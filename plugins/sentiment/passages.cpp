#include "sentiment/passages.hpp"

#include <algorithm>

namespace gloss::sentiment {
namespace {

void read_passage(Passage passage, Words words, const SentenceReader& sentence_reader,
                  const ToneSum& tone, Reader& reader) {
  const auto size_of = [](const auto& vector) { return static_cast<std::uint32_t>(vector.size()); };
  const Words own = words.part(passage.token_begin, passage.token_end - passage.token_begin);
  const WordRow** const rows = reader.rows.data() + passage.token_begin;
  const auto named = reader.named.of(passage.token_begin, passage.token_end);
  const std::size_t named_count = named.size();
  reader.scan.make(own, named, tone.name(), tone.first_look(), rows);
  if ((reader.scan.flags() & WordRow::ends_title) != 0)
    if (const auto titled = reader.named.with_titles(own); titled.size() != named_count)
      reader.scan.make(own, titled, tone.name(), tone.first_look(), rows);
  passage.change_begin = size_of(reader.changes);
  passage.contrast = sentence_reader.read(own, {rows, own.size()}, reader.scan, reader.changes);
  passage.change_end = size_of(reader.changes);
  passage.contribution_begin = size_of(reader.contributions);
  passage.is_formula = is_formula(reader.of(passage));
  passage.sum =
      tone.of_sentence(reader.of(passage), reader.scan, passage.token_begin, reader.contributions);
  passage.contribution_end = size_of(reader.contributions);
  reader.passages.push_back(passage);
}

}  // namespace

void read_passages(const LayerView& tokens, const LayerView& sentences, Words words,
                   const SentenceReader& sentence_reader, const ToneSum& tone, Reader& reader) {
  reader.rows.resize(tokens.size());
  reader.changes.clear();
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
    // Most sentences have a few dozen tokens.
    constexpr std::uint32_t step = 8;
    while (tokens.size() - token > step && tokens[token + step].begin < end) token += step;
    while (token < tokens.size() && tokens[token].begin < end) ++token;
    Passage passage{};
    passage.sentence = is_inside ? next : GLOSS_NONE;
    passage.token_begin = first;
    passage.token_end = token;
    read_passage(passage, words, sentence_reader, tone, reader);
  }
}

PassageShares::PassageShares(std::span<const Passage> passages) {
  const auto all = static_cast<std::uint32_t>(passages.size());
  const auto formulas = static_cast<std::uint32_t>(std::count_if(
      passages.begin(), passages.end(), [](const Passage& each) { return each.is_formula; }));
  has_formulas_ = formulas < all;
  count_ = has_formulas_ ? all - formulas : all;
  shares_ = sentence_shares(count_);
}

Sum sum_of(std::span<const Passage> passages, Weight of_document) {
  if (passages.empty()) return {};
  if (passages.size() == 1) return passages[0].sum;
  PassageShares shares(passages);
  double tone = 0, strength = 0;
  for (const Passage& passage : passages) {
    const float share = shares.next(passage);
    tone += static_cast<double>(share * passage.sum.tone);
    strength += static_cast<double>(share * passage.sum.strength);
  }
  if (tone == 0 && strength == 0) return {};  // no words
  const double extent = static_cast<double>(document_extent(shares.count())) / weight_unit;
  return {static_cast<float>(tone + extent * of_document.tone),
          static_cast<float>(strength + extent * of_document.strength)};
}

MentionPlace MentionPlaces::of(Span mention) {
  token_ = tokens_.first_after(token_, mention.begin);
  return of(TokenRange{token_, std::max(token_ + 1, first_at(tokens_, token_, mention.end))});
}

MentionPlace MentionPlaces::of(TokenRange mention) {
  const auto& passages = reader_.passages;
  while (passage_ < passages.size() && passages[passage_].token_end <= mention.first) ++passage_;
  return {mention.first, mention.past, passage_};
}

}  // namespace gloss::sentiment
