#pragma once
/// Finds the names of a document: tags each sentence, then once more with what the rest of the
/// document says of its words.
#include <vector>

#include "names/document_evidence.hpp"
#include "names/name.hpp"
#include "names/stretches.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Read-only; for any thread.
class Tagger {
 public:
  /// One thread's memory, kept between documents.
  struct Scratch {
    struct Sentence {
      std::uint32_t first, last;  ///< words
      Mode mode;
    };
    /// A Stretch of words of the document, with its place in `scores`.
    struct Part {
      std::uint32_t sentence, first, last, scores;
    };
    std::vector<Sentence> sentences;
    std::vector<Part> parts;
    /// A word of a part that the rest of the document may say something of.
    struct Use {
      std::uint32_t part, at;
      std::uint32_t word;  ///< its number in `evidence`
    };
    std::vector<Use> uses;
    std::vector<std::uint32_t> noted;  ///< words with word_mark::noted; the first `noted_count`
    std::size_t noted_count = 0;
    std::vector<Stretch> stretches;
    std::vector<std::uint8_t> phrases;
    std::vector<Scores> scores;  ///< of the words of parts; the first `scored` count
    std::uint32_t scored = 0;
    std::vector<Origins> origins;  ///< of the part at hand
    std::vector<Tag> tags;         ///< of all words
    std::vector<Tag> first_tags;   ///< before the evidence of the document
    DocumentEvidence evidence;
  };

  /// Borrows `model`.
  explicit Tagger(const Model& model, Arithmetic arithmetic = names::arithmetic())
      : model_(model), arithmetic_(arithmetic) {}

  /// Sets `out` to the names of `document`, in order and without overlap.
  void tag(const DocumentView& document, Scratch& scratch, std::vector<Name>& out) const;

 private:
  void tag_sentences(const DocumentView& document, Scratch& scratch) const;
  void tag_sentence(const Rows& words, const SentenceScan& scan, std::uint32_t first,
                    Scratch& scratch) const;
  void collect_evidence(const DocumentView& document, Scratch& scratch) const;
  void tag_again(const DocumentView& document, Scratch& scratch) const;
  void tag_part_again(const DocumentView& document, std::span<const Scratch::Use> uses,
                      const Scratch::Part& part, Scratch& scratch) const;
  static SentenceView sentence_of(const DocumentView& document, const Scratch& scratch,
                                  const Scratch::Part& part);
  void take_names(const DocumentView& document, const Scratch& scratch, const Scratch::Part& part,
                  std::vector<Name>& out) const;
  static bool is_closed_by_stop(const DocumentView& document, const Scratch& scratch,
                                const Scratch::Part& part, std::uint32_t end);
  std::int32_t margin(const Scratch& scratch, const Scratch::Part& part, std::uint32_t first,
                      std::uint32_t last) const;
  Surroundings surroundings(const Scratch& scratch, const Scratch::Part& part) const;

  const Model& model_;
  Arithmetic arithmetic_;
};

}  // namespace names
}  // namespace gloss
