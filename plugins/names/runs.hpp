#pragma once
/// Runs of words that may be names: capitalised words and the words that join them.
#include <bitset>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The use of capitals in a sentence; in a headline they prove nothing.
enum class Mode : std::uint8_t { normal, headline, capitals };

/// A phrase of the lists that lies inside a run.
struct Phrase {
  std::uint32_t first = 0, last = 0;
  Class kind = Class::plain;
};

struct Run {
  std::uint32_t first = 0, last = 0;  ///< words, both included
  Mode mode = Mode::normal;
  Phrase phrase;  ///< the longest one
};

/// Hashes of the words that a document has in lower case; may give false positives.
using LowerWords = std::bitset<65536>;

/// The words [first, last) of one sentence.
class RunFinder {
 public:
  RunFinder(const Lexicon& lexicon, const DocumentView& document, const LowerWords& lower_words)
      : lexicon_(lexicon), document_(document), lower_words_(lower_words) {}

  void find(std::uint32_t first, std::uint32_t last, std::vector<Run>& out);

 private:
  Mode mode_of(std::uint32_t first, std::uint32_t last) const;
  bool is_capital(std::uint32_t i) const;
  bool is_name_word(std::uint32_t i, bool inside_run) const;
  bool is_name_word_after_doubt(std::uint32_t i) const;
  bool leads_to_head(std::uint32_t i) const;
  bool touches(std::uint32_t left, std::uint32_t right) const;
  bool is_glued(std::uint32_t left, std::uint32_t right) const;
  bool is_text(std::uint32_t i, std::string_view expected) const;
  bool has_opened_body(const Run& run) const;
  bool joins_by_and(const Run& run, std::uint32_t next) const;
  Phrase phrase_at(std::uint32_t i) const;
  std::uint32_t extension(const Run& run) const;
  void take_phrase(Run& run, const Phrase& phrase) const;

  const Row& row(std::uint32_t i) const { return *document_.words[i].row; }

  const Lexicon& lexicon_;
  const DocumentView& document_;
  const LowerWords& lower_words_;
  std::uint32_t begin_ = 0, end_ = 0;
  Mode mode_ = Mode::normal;
};

}  // namespace names
}  // namespace gloss
