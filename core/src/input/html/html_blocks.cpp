#include "input/html/html_blocks.hpp"

#include <algorithm>

#include "input/html/character_reference.hpp"
#include "input/html/html_elements.hpp"
#include "input/html/html_scanner.hpp"
#include "input/html/open_elements.hpp"
#include "input/html/page_facts.hpp"

namespace glossator {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

class Blocks {
 public:
  explicit Blocks(std::string_view source) : source_(source) {}

  HtmlBlocks read() {
    HtmlScanner scanner(source_);
    for (HtmlEvent event; scanner.next(event);) take(event);
    end_block();
    if (out_.title.empty()) out_.title = facts_.title();
    out_.url = facts_.url();
    out_.date = facts_.date();
    return std::move(out_);
  }

 private:
  void take(const HtmlEvent& event) {
    switch (event.kind) {
      case HtmlEvent::Kind::text:
        take_text(event);
        return;
      case HtmlEvent::Kind::start_tag:
        take_start(event);
        return;
      case HtmlEvent::Kind::end_tag:
        if (element_named(event.name).has(HtmlElement::block)) end_block();
        if (event.name == "title") in_title_ = false;
        open_.close(event.name);
    }
  }

  void take_start(const HtmlEvent& tag) {
    if (element_named(tag.name).has(HtmlElement::block)) end_block();
    if (tag.name == "br") take_break(tag);
    facts_.take_start(tag, open_.any(HtmlElement::boilerplate));
    if (tag.name == "html") out_.language = tag.attribute("lang").value_or("");
    in_title_ = tag.name == "title" && !open_.any(HtmlElement::hidden);
    open_.open(tag);
  }

  // Old pages write two of them in a row between paragraphs.
  void take_break(const HtmlEvent& tag) {
    if (is_empty()) return;
    if (out_.text.back() == '\n') {
      end_block();
      return;
    }
    forget_blank();
    append("\n", tag.begin, tag.end, false);
  }

  void take_text(const HtmlEvent& text) {
    if (text.is_raw) facts_.take_script(source_.substr(text.begin, text.end - text.begin));
    if (in_title_) {
      if (out_.title.empty()) take_title(text);
      return;
    }
    if (open_.any(HtmlElement::hidden)) return;
    const bool keeps_blanks = open_.any(HtmlElement::preformatted);
    for (std::size_t at = text.begin; at < text.end;) {
      const char c = source_[at];
      if (is_blank(c)) {
        at = keeps_blanks ? take_blank(at) : take_blanks(at, text.end);
      } else if (c == '&' && !text.is_raw) {
        at = take_reference(at, text.end);
      } else {
        std::size_t end = at + 1;
        while (end < text.end && !is_blank(source_[end]) && source_[end] != '&') ++end;
        take_word(source_.substr(at, end - at), at, end, true);
        at = end;
      }
    }
  }

  void take_title(const HtmlEvent& text) {
    const std::string raw = decode_attribute(source_.substr(text.begin, text.end - text.begin));
    for (const char c : raw)
      if (!is_blank(c))
        out_.title += c;
      else if (!out_.title.empty() && out_.title.back() != ' ')
        out_.title += ' ';
    if (out_.title.ends_with(' ')) out_.title.pop_back();
  }

  std::size_t take_reference(std::size_t at, std::size_t end) {
    decoded_.clear();
    const std::size_t size =
        decode_character_reference(source_.substr(at, end - at), false, decoded_);
    if (size == 0) {
      take_word("&", at, at + 1, true);
      return at + 1;
    }
    if (decoded_.size() == 1 && is_blank(decoded_[0]))
      wait_blank(at, at + size);
    else
      take_word(decoded_, at, at + size, false);
    return at + size;
  }

  // Takes a blank in preformatted text.
  std::size_t take_blank(std::size_t at) {
    write_blank();
    const std::size_t end = at + (source_.substr(at).starts_with("\r\n") ? 2 : 1);
    if (!is_empty())
      append(source_[at] == '\r' ? "\n" : source_.substr(at, 1), at, end, end == at + 1);
    is_in_word_ = false;
    return end;
  }

  std::size_t take_blanks(std::size_t at, std::size_t end) {
    std::size_t blanks_end = at + 1;
    while (blanks_end < end && is_blank(source_[blanks_end])) ++blanks_end;
    wait_blank(at, blanks_end);
    return blanks_end;
  }

  // Holds a blank back until the next word.
  void wait_blank(std::size_t begin, std::size_t end) {
    is_in_word_ = false;
    if (is_empty() || is_blank(out_.text.back())) return;
    if (blank_end_ == 0) blank_begin_ = begin;
    blank_end_ = end;
  }
  void forget_blank() { blank_end_ = 0; }
  void write_blank() {
    if (blank_end_ > 0) append(" ", blank_begin_, blank_end_, blank_end_ - blank_begin_ == 1);
    forget_blank();
  }

  void take_word(std::string_view word, std::size_t begin, std::size_t end, bool one_to_one) {
    write_blank();
    if (!is_in_word_) {
      ++block_.words;
      block_.link_words += open_.any(HtmlElement::link);
      block_.in_main |= open_.any(HtmlElement::main);
      block_.in_boilerplate |= open_.any(HtmlElement::boilerplate);
      block_.is_heading |= open_.any(HtmlElement::heading);
    }
    is_in_word_ = true;
    append(word, begin, end, one_to_one);
  }

  void append(std::string_view text, std::size_t begin, std::size_t end, bool one_to_one) {
    const auto source_begin = static_cast<std::uint32_t>(begin);
    const auto source_end = static_cast<std::uint32_t>(end);
    auto& pieces = out_.pieces;
    if (one_to_one && !pieces.empty() && pieces.back().one_to_one &&
        pieces.back().source_end == begin)
      pieces.back().source_end = source_end;
    else
      pieces.push_back(
          {static_cast<std::uint32_t>(out_.text.size()), source_begin, source_end, one_to_one});
    out_.text += text;
  }

  bool is_empty() const { return out_.text.size() == block_.begin; }

  void end_block() {
    forget_blank();
    is_in_word_ = false;
    drop_blanks_at_end();
    if (!is_empty()) {
      block_.end = static_cast<std::uint32_t>(out_.text.size());
      out_.blocks.push_back(block_);
    }
    block_ = {};
    block_.begin = static_cast<std::uint32_t>(out_.text.size());
  }

  void drop_blanks_at_end() {
    while (!is_empty() && is_blank(out_.text.back())) {
      out_.text.pop_back();
      SourcePiece& last = out_.pieces.back();
      if (last.begin == out_.text.size())
        out_.pieces.pop_back();
      else
        --last.source_end;  // a verbatim piece; other pieces of blanks have one blank only
    }
  }

  std::string_view source_;
  HtmlBlocks out_;
  OpenElements open_;
  PageFacts facts_;
  HtmlBlock block_;  // the current one, without its end
  std::string decoded_;
  std::size_t blank_begin_ = 0, blank_end_ = 0;  // in the source; end 0: none waits
  bool is_in_word_ = false;
  bool in_title_ = false;
};

}  // namespace

HtmlBlocks html_blocks(std::string_view source) { return Blocks(source).read(); }

}  // namespace glossator
