#include "sentence_splitter.hpp"

#include "boundary.hpp"
#include "dateline.hpp"
#include "headline.hpp"
#include "line_layout.hpp"
#include "list_marker.hpp"
#include "quotations.hpp"

namespace gloss::tokens {
namespace {

using SentenceType = layers::sentence::Type;

// Visits the marks of a text in order, and closes sentences.
class SentencePass {
 public:
  SentencePass(const TokenText& tokens, std::span<const Mark> marks, const Lexicon& lexicon,
               const SentenceOptions& options, std::vector<gloss_record>& out)
      : tokens_(tokens), marks_(marks), lexicon_(lexicon), options_(options), out_(out) {}

  void run() {
    begin_paragraph(0, 0);
    for (std::size_t m = 0; m < marks_.size() && marks_[m].token < tokens_.size(); ++m) look_at(m);
    close(tokens_.size(), SentenceType::sentence);
  }

 private:
  void look_at(std::size_t m) {
    const Mark& mark = marks_[m];
    switch (mark.kind) {
      case Mark::newline:
        return;
      case Mark::paragraph:
        return end_paragraph(m);
      case Mark::quote:
        return look_at_quote(m);
      case Mark::bullet:
        if (!is_quoted(mark.token)) close(mark.token, SentenceType::sentence);
        return;
      case Mark::separator:
        close(mark.token, SentenceType::sentence);
        return begin_paragraph(mark.token + 1, m + 1);
      case Mark::bracket:
        look_for_item(mark.token);
        return;
      case Mark::stop:
        if (mark.token < dots_end_ || look_for_item(mark.token) || take_spaced_dots(mark.token))
          return;
        break;
      default:
        break;
    }
    const std::uint32_t next =
        sentence_after(tokens_, lexicon_, mark, {sentence_begin_, quotation_end_});
    if (next != 0 && !is_quoted(next)) close(next, SentenceType::sentence);
  }

  bool is_quoted(std::uint32_t i) const { return quotation_end_ != 0 && i <= quotation_end_; }

  // Emits the tokens up to `end`, if any, and begins the next sentence there.
  void close(std::uint32_t end, SentenceType type) {
    if (end <= sentence_begin_) return;
    emit(sentence_begin_, end, type);
    begin_sentence(end);
  }
  void begin_sentence(std::uint32_t first) {
    sentence_begin_ = first;
    if (first >= tokens_.size()) return;
    const ListMarker marker = list_marker_at(tokens_, first);
    if (marker.form != ListMarker::none) item_ = marker;
  }
  void emit(std::uint32_t first, std::uint32_t end, SentenceType type) {
    while (first < end && is_tag(first)) ++first;
    while (first < end && is_tag(end - 1)) --end;
    if (first == end) return;
    out_.push_back({tokens_.begin(first), tokens_.end(end - 1), type, 0,
                    std::numeric_limits<float>::quiet_NaN(), GLOSS_NONE, 0, 0});
  }

  // Markup such as "<em>"; it stays inside a sentence, but not at its ends.
  bool is_tag(std::uint32_t i) const {
    return tokens_.text()[tokens_.begin(i)] == '<' && tokens_.end(i) - tokens_.begin(i) > 2;
  }

  // `m`: a mark before the second token of the paragraph.
  void begin_paragraph(std::uint32_t first, std::size_t m) {
    item_ = {};
    paragraph_begin_ = first;
    begin_sentence(first);
    if (!options_.headlines) return;
    const std::uint32_t end = dateline_end(tokens_, first);
    if (end == first) return;
    for (; m < marks_.size() && marks_[m].token < end; ++m)
      if (marks_[m].kind == Mark::paragraph && marks_[m].token > first) return;
    close(end, SentenceType::dateline);
  }

  void end_paragraph(std::size_t m) {
    const std::uint32_t next = marks_[m].token;
    if (next <= sentence_begin_ && next != paragraph_begin_) return begin_paragraph(next, m + 1);
    if (next == paragraph_begin_) return;
    SentenceType type = SentenceType::sentence;
    if (options_.headlines && sentence_begin_ == paragraph_begin_) {
      const LinePlace place = paragraph_begin_ == 0                  ? LinePlace::first
                              : has_blank_line_before(tokens_, next) ? LinePlace::before_blank
                                                                     : LinePlace::other;
      if (is_headline(tokens_, sentence_begin_, next, place)) type = SentenceType::headline;
    }
    close(next, type);
    begin_paragraph(next, m + 1);
  }

  void look_at_quote(std::size_t m) {
    const std::uint32_t i = marks_[m].token;
    if (!is_quoted(i) && opens_quotation(tokens_, i)) {
      quotation_end_ =
          std::max(quotation_end_, quotation_end(tokens_, marks_, m, options_.quotation));
      return;
    }
    // Speech that breaks off: "... comes, to--" At this moment ...
    const bool breaks_off = i > 0 && tokens_.is_dash(i - 1) && tokens_.touches_previous(i) &&
                            i + 1 < tokens_.size() && !tokens_.touches_next(i) &&
                            tokens_.begins_upper(i + 1);
    if (breaks_off && !is_quoted(i + 1)) close(i + 1, SentenceType::sentence);
  }

  // Ends the sentence before the next item of its list, in the middle of a line: i is the stop or
  // bracket of the item's marker.
  bool look_for_item(std::uint32_t i) {
    if (item_.form == ListMarker::none || i == 0) return false;
    std::uint32_t first = i - 1;
    if (first > 0 && tokens_.is(first, '.')) --first;
    if (first > 0 && tokens_.is(first - 1, '(') && tokens_.touches_next(first - 1)) --first;
    if (first <= sentence_begin_ || is_quoted(first)) return false;
    const ListMarker marker = list_marker_at(tokens_, first);
    if (marker.form == ListMarker::none || !marker.follows(item_)) return false;
    close(first, SentenceType::sentence);
    return true;
  }

  // ". . ." and ". . . .": true if the stop at i begins such a row.
  bool take_spaced_dots(std::uint32_t i) {
    std::uint32_t end = i + 1;
    while (end < tokens_.size() && tokens_.is(end, '.') &&
           tokens_.begin(end) == tokens_.end(end - 1) + 1)
      ++end;
    const std::uint32_t dots = end - i;
    if (dots < 3) return false;
    dots_end_ = end;
    if (dots == 3 || end == tokens_.size() || !tokens_.begins_upper(end)) return true;
    // Four dots are a full stop and an ellipsis; the full stop comes first if it touches the word
    // before.
    const bool stop_first = i > 0 && tokens_.touches_previous(i);
    const std::uint32_t next = stop_first ? i + 1 : end;
    if (!is_quoted(next)) close(next, SentenceType::sentence);
    return true;
  }

  const TokenText& tokens_;
  std::span<const Mark> marks_;
  const Lexicon& lexicon_;
  const SentenceOptions& options_;
  std::vector<gloss_record>& out_;
  std::uint32_t sentence_begin_ = 0;
  std::uint32_t paragraph_begin_ = 0;
  std::uint32_t quotation_end_ = 0;
  std::uint32_t dots_end_ = 0;
  ListMarker item_;
};

}  // namespace

void SentenceSplitter::run(std::string_view text, std::span<const gloss_record> tokens,
                           std::vector<Mark>& marks, std::vector<gloss_record>& out) const {
  if (tokens.empty()) return;
  const TokenText view(text, tokens);
  find_paragraphs(view, *lexicon_, marks);
  SentencePass(view, marks, *lexicon_, options_, out).run();
}

}  // namespace gloss::tokens
