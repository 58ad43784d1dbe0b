#pragma once
/// The pieces of a text that are read alone: its sentences, and what lies between them.
#include <algorithm>

#include "dates/reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

class Pieces {
 public:
  Pieces(const Tokens& tokens, const LayerView& sentences)
      : tokens_(tokens), sentences_(sentences) {}

  /// Finds the piece around `token`, of which nothing is before `from`. REQUIRES: tokens ascend
  /// from call to call.
  void find(std::uint32_t token, std::uint32_t from) {
    limit(tokens_.begin(token));
    const std::uint32_t least = token - std::min(token - from, longest / 2);
    begin = tokens_.first_from(start_, least, token);
    if (begin > least && is_cut_date(begin)) begin -= std::min(begin - least, reach_back);
    const std::uint32_t last = std::min(tokens_.size() - begin, longest) + begin;
    for (end = token + 1; (end = tokens_.first_behind(stop_, end, last)) < last; ++end) {
      if (!is_cut_date(end)) break;
      limit(tokens_.begin(end));
    }
  }

  std::uint32_t begin = 0, end = 0;  ///< of the piece found, in tokens

 private:
  // Text without sentences is read in pieces of this many tokens.
  static constexpr std::uint32_t longest = 2000;
  // A piece begins so many tokens earlier if the end of the sentence before is wrong.
  static constexpr std::uint32_t reach_back = 30;

  // "Sept. 30" and "c. 1720" that the sentence rules have cut after the full stop.
  bool is_cut_date(std::uint32_t at) const {
    const Row& last = tokens_.row(at - 1);
    if (at > 1 && last.is(Word::stop) && tokens_.row(at - 2).is(Word::circa) &&
        tokens_.span(at - 2).end == tokens_.begin(at - 1))
      return tokens_.row(at).is(Word::digits);
    return last.is(Word::month) && last.has(Row::abbreviated) && tokens_.row(at).is(Word::digits);
  }

  void limit(std::uint32_t here) {
    while (sentence_ < sentences_.size() && sentences_[sentence_].end <= here) ++sentence_;
    start_ = sentence_ > 0 ? sentences_[sentence_ - 1].end : 0;
    stop_ = 0xFFFFFFFFu;
    if (sentence_ == sentences_.size()) return;
    const gloss_record& next = sentences_[sentence_];
    if (next.begin <= here) start_ = next.begin;
    stop_ = next.begin > here ? next.begin : next.end;
  }

  const Tokens& tokens_;
  const LayerView& sentences_;
  std::uint32_t sentence_ = 0, start_ = 0, stop_ = 0;
};

}  // namespace dates
}  // namespace gloss
