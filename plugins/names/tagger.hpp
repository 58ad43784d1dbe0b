#pragma once
/// Finds the names of a document: tags each sentence, then once more with what the rest of the
/// document says of its words, and lets equal names agree.
#include <vector>

#include "names/agreement.hpp"
#include "names/comma_body.hpp"
#include "names/document_evidence.hpp"
#include "names/message.hpp"
#include "names/name.hpp"
#include "names/nickname.hpp"
#include "names/stretches.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Read-only; for any thread.
class Tagger {
 public:
  /// One thread's memory, kept between documents.
  struct Scratch {
    std::vector<SentenceView> sentences;
    std::vector<Stretch> stretches;  ///< the first `stretch_count`
    std::size_t stretch_count = 0;
    std::vector<const Row*> rows;      ///< of all words, as SentenceView has them
    std::vector<std::uint32_t> noted;  ///< words of the sentence at hand
    std::vector<Use> uses;             ///< the first `use_count`
    std::size_t use_count = 0;
    std::vector<std::uint32_t> capitals;  ///< those of `uses` in capitals, likewise
    std::size_t capital_count = 0;
    std::vector<std::uint8_t> phrases;             ///< codes of all words, likewise
    std::vector<Scores> scores;                    ///< of the words of stretches
    std::vector<Trail> trails;                     ///< of the stretch at hand
    std::vector<Tag> tags;                         ///< of all words, and `outside` behind
    std::vector<Tag> model_tags;                   ///< of each sentence alone
    std::vector<Tag> first_tags;                   ///< those that the evidence counts
    std::vector<PlacedName> doubts;                ///< the names that mend_names() looks at
    std::vector<std::uint32_t> message_sentences;  ///< those that MessageNames::may_begin()
    std::vector<MessageLine> message_lines;
    DocumentEvidence evidence;
    /// A name of one word that the document repeats.
    struct Repeated {
      BeginScores context;
      const Stretch* stretch;
      Use use;
    };
    std::vector<Repeated> repeated;
    Agreement::Scratch agreement;

    std::span<const Stretch> found_stretches() const { return {stretches.data(), stretch_count}; }
    std::span<const std::uint32_t> found_capitals() const {
      return {capitals.data(), capital_count};
    }
  };

  /// Borrows `model`.
  explicit Tagger(const Model& model, Arithmetic arithmetic = names::arithmetic());

  /// Sets `out` to the names of `document`, in order and without overlap.
  void tag(const DocumentView& document, Scratch& scratch, std::vector<Name>& out) const;

 private:
  void tag_sentences(const DocumentView& document, Scratch& scratch) const;
  void read_sentence(const SentenceView& sentence, std::span<const std::uint32_t> noted,
                     std::uint8_t* phrases, FoundEnds& found, Scratch& scratch) const;
  static void lay_out(Scratch& scratch);
  void tag_again(const DocumentView& document, Scratch& scratch) const;
  void agree_by_context(Scratch& scratch) const;
  void change_stretch(const Stretch& stretch, Scratch& scratch) const;
  void tag_stretch_again(const DocumentView& document, std::span<const Use> uses,
                         const Stretch& stretch, Scratch& scratch) const;
  void prefer_organizations(std::span<const Use> uses, const Stretch& stretch,
                            const Scratch& scratch) const;
  void take_names(const DocumentView& document, const Stretch& stretch, Scratch& scratch,
                  std::vector<Name>& out) const;
  static PlacedName::Doubt doubt_of(Type type, const Row* const* begin, std::uint32_t words,
                                    std::uint32_t inner);
  void mend_names(const DocumentView& document, const Scratch& scratch,
                  std::vector<Name>& out) const;
  void add_message_names(const DocumentView& document, Scratch& scratch,
                         std::vector<Name>& out) const;
  static bool is_closed_by_stop(const DocumentView& document, const Scratch& scratch,
                                const Stretch& stretch, std::uint32_t end);
  static std::uint32_t end_of_person(const DocumentView& document, std::uint32_t first,
                                     std::uint32_t end);
  static bool is_called_in_s(const DocumentView& document, const SentenceView& sentence, Type type,
                             std::uint32_t first, std::uint32_t end);
  static std::uint32_t end_of_name(const DocumentView& document, const Scratch& scratch,
                                   const Stretch& stretch, Type type, std::uint32_t end);
  const Model& model_;
  Arithmetic arithmetic_;
  Agreement agreement_;
  MessageNames messages_;
  CommaBodies comma_bodies_;
  std::int32_t doubtful_person_;  ///< a person with a smaller margin is right in 65 % of cases
};

}  // namespace names
}  // namespace gloss
