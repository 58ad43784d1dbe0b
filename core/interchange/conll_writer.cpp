#include <algorithm>
#include <set>

#include "interchange/conll_documents.hpp"
#include "interchange/document_head.hpp"
#include "interchange/spacy_tokens.hpp"
#include "output/file_sink.hpp"

namespace glossator::interchange {
namespace {

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

std::string one_word(std::string text) {
  std::replace_if(text.begin(), text.end(), is_blank, '_');
  return text;
}

bool has_column(const AnnotatedLayer& layer) {
  return layer.name != "tokens" && layer.name != "sentences";
}

/// A child, an annotation of the document or of a passage gets no tags.
bool has_tags(const Annotation& annotation) {
  return annotation.span && annotation.span->begin < annotation.span->end && !annotation.parent &&
         !annotation.find("scope");
}

/// The lines of one document.
class ConllText {
 public:
  explicit ConllText(const AnnotatedDocument& document)
      : document_(document), text_(text_of(document)) {
    find_tokens();
    if (const AnnotatedLayer* const sentences = document.find("sentences"))
      for (const Annotation& sentence : sentences->annotations)
        if (sentence.span) sentence_ends_.push_back(sentence.span->end);
    std::sort(sentence_ends_.begin(), sentence_ends_.end());
    for (const AnnotatedLayer& layer : document.layers)
      if (has_column(layer)) tags_.push_back(tags_of(layer));
  }

  std::string make() {
    put_head();
    std::size_t ended = 0;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (number > 0 && ends_before(i, ended) && !goes_on(i)) {
        out_ += '\n';
        number = 0;
      }
      const auto [begin, end] = tokens_[i];
      out_ += std::to_string(++number) + '\t' + one_word(text_.substr(begin, end - begin)) + '\t' +
              std::to_string(begin) + '\t' + std::to_string(end);
      for (const auto& column : tags_) out_ += '\t' + column[i];
      out_ += '\n';
    }
    return out_ += '\n';
  }

 private:
  // Those of layer `tokens`, else words and marks; each cut where an annotation begins or ends.
  void find_tokens() {
    std::set<std::uint32_t> cuts;
    for (const AnnotatedLayer& layer : document_.layers)
      for (const Annotation& annotation : layer.annotations)
        if (has_column(layer) && has_tags(annotation))
          cuts.insert({annotation.span->begin, annotation.span->end});
    const AnnotatedLayer* const layer = document_.find("tokens");
    std::vector<TextSpan> tokens;
    if (layer) {
      for (const Annotation& token : layer->annotations)
        if (token.span) tokens.push_back(*token.span);
      std::sort(tokens.begin(), tokens.end());
    } else {
      tokens = spacy_tokens(text_, cuts);
    }
    for (TextSpan token : tokens) {
      for (auto cut = cuts.upper_bound(token.begin); cut != cuts.end() && *cut < token.end; ++cut) {
        add_token({token.begin, *cut});
        token.begin = *cut;
      }
      add_token(token);
    }
  }

  void add_token(TextSpan token) {
    while (token.begin < token.end && is_blank(text_[token.begin])) ++token.begin;
    while (token.begin < token.end && is_blank(text_[token.end - 1])) --token.end;
    const bool is_behind = tokens_.empty() || tokens_.back().end <= token.begin;
    if (token.begin < token.end && is_behind) tokens_.push_back(token);
  }

  // Without layer `sentences` a line is a sentence.
  bool ends_before(std::size_t token, std::size_t& ended) const {
    const TextSpan before = tokens_[token - 1], next = tokens_[token];
    if (document_.find("sentences") == nullptr) {
      const std::size_t feed = text_.find('\n', before.end);
      return feed < next.begin;
    }
    const std::size_t first = ended;
    while (ended < sentence_ends_.size() && sentence_ends_[ended] <= next.begin) ++ended;
    return ended > first;
  }

  // No reader takes an annotation across the end of a sentence.
  bool goes_on(std::size_t token) const {
    return std::any_of(tags_.begin(), tags_.end(),
                       [&](const auto& column) { return column[token].starts_with('I'); });
  }

  std::vector<std::string> tags_of(const AnnotatedLayer& layer) const {
    std::vector<const Annotation*> wanted;
    for (const Annotation& annotation : layer.annotations)
      if (has_tags(annotation)) wanted.push_back(&annotation);
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto* a, const auto* b) {
      return std::pair(a->span->begin, b->span->end) < std::pair(b->span->begin, a->span->end);
    });
    std::vector<std::string> tags(tokens_.size(), "O");
    for (const Annotation* const annotation : wanted) {
      const auto first = std::lower_bound(
          tokens_.begin(), tokens_.end(), annotation->span->begin,
          [](const TextSpan& token, std::uint32_t begin) { return token.begin < begin; });
      for (auto at = first; at != tokens_.end() && at->end <= annotation->span->end; ++at) {
        std::string& tag = tags[static_cast<std::size_t>(at - tokens_.begin())];
        if (tag != "O") break;  // of an annotation that is longer
        tag = at == first ? "B" : "I";
        if (!annotation->type.empty()) tag += "-" + one_word(annotation->type);
      }
    }
    return tags;
  }

  void put_head() {
    std::string id = document_.id;
    std::replace(id.begin(), id.end(), '\n', ' ');
    out_ += "# newdoc id = " + id + "\n# columns = number token begin end";
    for (const AnnotatedLayer& layer : document_.layers)
      if (has_column(layer)) out_ += " " + one_word(layer.name);
    Json head = head_json(document_);
    head["text"] = text_;
    out_ += "\n# unit = byte\n# document = " + head.dump() + "\n";
  }

  const AnnotatedDocument& document_;
  const std::string& text_;
  std::string out_;
  std::vector<TextSpan> tokens_;
  std::vector<std::uint32_t> sentence_ends_;
  std::vector<std::vector<std::string>> tags_;  // of each column, of each token
};

class ConllWriter final : public AnnotatedWriter {
 public:
  explicit ConllWriter(const std::string& path) : sink_(path) {}
  void write(const AnnotatedDocument& document) override {
    const std::string lines = ConllText(document).make();
    sink_.write({lines, {}});
  }
  void close() override { sink_.close(); }

 private:
  FileSink sink_;
};

}  // namespace

std::unique_ptr<AnnotatedWriter> write_conll(const std::string& path) {
  return std::make_unique<ConllWriter>(path);
}

}  // namespace glossator::interchange
