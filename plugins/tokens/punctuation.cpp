#include "punctuation.hpp"

#include "abbreviation_stop.hpp"
#include "markup.hpp"
#include "web_address.hpp"

namespace gloss::tokens {
namespace {

class Place {
 public:
  Place(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end, TokenSink& sink)
      : rules_(rules), text_(sink.text()), sink_(sink), begin_(begin), end_(end) {}

  std::uint32_t put() {
    switch (text_[begin_]) {
      case '.':
        return end_ - begin_ == 1 ? put_stop() : put_marked(Mark::ellipsis);
      case '!':
      case '?':
        return put_exclamation();
      case '\'':
        return put_apostrophe();
      case '"':
        return put_marked(Mark::quote);
      case ')':
        return put_bracket();
      case ':':
        return put_colon();
      case '@':
        return put_handle(byte_word);
      case '<':
        return put_tag();
      case '#':
        return put_handle(byte_letter | byte_high);
      default:
        return put_run();
    }
  }

 private:
  char before() const { return begin_ > 0 ? text_[begin_ - 1] : ' '; }
  char after() const { return end_ < text_.size() ? text_[end_] : ' '; }
  bool follows_token() const { return !sink_.empty() && sink_.last().end == begin_; }
  std::uint32_t word_end(std::uint32_t at, unsigned classes) const {
    while (at < text_.size() && is_byte(text_[at], classes)) ++at;
    return at;
  }

  std::uint32_t put_plain() {
    sink_.put(begin_, end_);
    return end_;
  }
  std::uint32_t put_marked(Mark::Kind kind) {
    sink_.put(begin_, end_);
    sink_.mark(kind);
    return end_;
  }
  std::uint32_t put_until(std::uint32_t end, Type type) {
    sink_.put(begin_, end, type);
    return end;
  }

  std::uint32_t put_stop() {
    const bool opens =
        is_byte(before(), byte_gap) || before() == '(' || before() == '[' || before() == '$';
    if (opens && is_byte(after(), byte_digit))  // ".50"
      return put_until(word_end(end_, byte_letter | byte_digit), Type::number);
    if (opens && is_byte(after(), byte_letter))  // ".jpeg", ".NET"
      return put_until(word_end(end_, byte_letter | byte_digit), Type::word);
    if (follows_token()) {
      const StopDecision decision = decide_stop(rules_.lexicon, text_, begin_, sink_);
      if (decision.joins_word) {
        sink_.last().end = end_;
        sink_.mark(decision.mark);
        return end_;
      }
      if (decision.is_inside_sentence) return put_plain();
    }
    return put_marked(Mark::stop);
  }

  std::uint32_t put_exclamation() {
    // "!Kung", "Y!J"
    const bool is_inside = is_byte(after(), byte_word) && end_ - begin_ == 1 &&
                           (is_byte(before(), byte_gap) || before() == ',');
    return is_inside ? put_plain() : put_marked(Mark::exclamation);
  }

  std::uint32_t put_apostrophe() {
    if (follows_token() && sink_.last().type != Type::punctuation)
      if (const std::uint32_t size = clitic_length(text_, begin_))
        return put_until(begin_ + size, Type::word);
    const bool opens = is_byte(before(), byte_gap) || before() == '(' || before() == '-';
    if (opens && is_byte(after(), byte_digit)) {  // "'90s", "'05"
      std::uint32_t end = word_end(end_, byte_digit);
      const bool is_year = end - end_ == 2;
      if (end < text_.size() && text_[end] == 's') ++end;
      if (is_year && (end == text_.size() || !is_byte(text_[end], byte_word)))
        return put_until(end, Type::number);
    }
    return put_marked(Mark::quote);
  }

  // Marks a bracket that may follow the number of a list item.
  std::uint32_t put_bracket() {
    constexpr std::uint32_t longest_number = 5;
    if (follows_token() && sink_.last().end - sink_.last().begin <= longest_number)
      return put_marked(Mark::bracket);
    return put_plain();
  }

  std::uint32_t put_colon() {
    if (after() != '/' || text_.substr(end_, 2) != "//" || !follows_token()) return put_plain();
    const std::uint32_t scheme = sink_.last().begin;
    if (!is_web_scheme(text_.substr(scheme, begin_ - scheme))) return put_plain();
    const std::uint32_t end = web_address_end(text_, end_ + 2);
    if (end <= end_ + 2) return put_plain();
    sink_.last().end = end;
    sink_.last().type = Type::url;
    return end;
  }

  std::uint32_t put_handle(unsigned first) {
    if (is_byte(before(), byte_word) || !is_byte(after(), first) || is_byte(after(), byte_high))
      return put_plain();
    std::uint32_t end = end_;
    while (end < text_.size() &&
           (is_byte(text_[end], byte_letter | byte_digit) || text_[end] == '_'))
      ++end;
    return put_until(end, Type::handle);
  }

  std::uint32_t put_tag() {
    const MarkupTag tag = markup_tag_at(text_, begin_);
    if (tag.end == 0) return put_plain();
    sink_.put(begin_, tag.end, Type::symbol);
    if (tag.is_block) sink_.mark(Mark::separator);
    return tag.end;
  }

  std::uint32_t put_run() {
    constexpr std::uint32_t shortest_separator = 5;
    if (end_ - begin_ >= shortest_separator) return put_marked(Mark::separator);
    return put_plain();
  }

  const JoinedWordRules& rules_;
  std::string_view text_;
  TokenSink& sink_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

std::uint32_t put_punctuation(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end,
                              TokenSink& sink) {
  return Place(rules, begin, end, sink).put();
}

}  // namespace gloss::tokens
