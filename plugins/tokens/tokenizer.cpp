#include "tokenizer.hpp"

#include "punctuation.hpp"
#include "unicode_word.hpp"
#include "web_address.hpp"

namespace gloss::tokens {
namespace {

// Visits the raw tokens of a text, stretch by stretch.
class SecondPass {
 public:
  SecondPass(const JoinedWordRules& rules, TokenSink& sink) : rules_(rules), sink_(sink) {}

  void take(const RawTokens& raw) {
    sink_.ensure(raw.count + 8);
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < raw.event_count; ++i) {
      const Event event(raw.events[i]);
      const std::uint32_t plain_end = event.tokens_before - (event.is_token ? 1 : 0);
      if (plain_end > next) put_plain(raw, next, plain_end);
      if (event.is_token && event.tokens_before > next)
        look_at(raw.begin[plain_end], raw.end[plain_end]);
      if (event.is_newline) sink_.mark_newline();
      next = event.tokens_before;
    }
    if (raw.count > next) put_plain(raw, next, raw.count);
  }

 private:
  void put_plain(const RawTokens& raw, std::uint32_t first, std::uint32_t last) {
    for (; first < last && raw.begin[first] < taken_; ++first)
      if (raw.end[first] > taken_) cut(taken_, raw.end[first]);
    sink_.ensure(last - first);
    sink_.put_all(raw.begin + first, raw.end + first, last - first);
  }

  void look_at(std::uint32_t begin, std::uint32_t end) {
    if (end <= taken_) return;
    if (begin < taken_) return cut(taken_, end);
    if (is_byte(sink_.text()[begin], byte_word))
      put_word(begin, end);
    else
      taken_ = put_punctuation(rules_, begin, end, sink_);
  }

  void put_word(std::uint32_t begin, std::uint32_t end) {
    const JoinerSet joiners = joiners_of(sink_.text().substr(begin, end - begin));
    if ((joiners & joiner_high) != 0) {
      taken_ = put_unicode_run(rules_, begin, end, sink_);
      return;
    }
    put_joined_word(rules_, begin, end, joiners, sink_);
    taken_ = end;
    if ((joiners & joiner_dot) == 0 || sink_.last().type != Type::url) return;
    // The first pass stops at marks that a path may contain.
    const std::uint32_t address_end = web_address_end(sink_.text(), sink_.last().begin);
    if (address_end <= end) return;
    sink_.last().end = taken_ = address_end;
  }

  // Puts the rest of a raw token whose head belongs to the token before it.
  void cut(std::uint32_t begin, std::uint32_t end) {
    while (begin < end && !is_byte(sink_.text()[begin], byte_word)) {
      sink_.put(begin, begin + 1);
      ++begin;
    }
    taken_ = begin < end ? put_unicode_run(rules_, begin, end, sink_) : end;
  }

  const JoinedWordRules& rules_;
  TokenSink& sink_;
  std::uint32_t taken_ = 0;  // all bytes before it are in tokens
};

}  // namespace

std::span<const gloss_record> Tokenizer::run(std::string_view text,
                                             std::vector<gloss_record>& buffer,
                                             std::vector<Mark>& marks, RawTokens& raw) const {
  marks.clear();
  const JoinedWordRules rules{*lexicon_, options_.split_hyphens};
  TokenSink sink(text, buffer, marks);
  SecondPass pass(rules, sink);
  Scanner scanner(text, path_);
  while (scanner.next(raw)) pass.take(raw);
  return std::span(buffer).first(sink.size());
}

}  // namespace gloss::tokens
