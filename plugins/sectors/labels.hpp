#pragma once
/// Derives sectors from the terms and words in a text. README.md gives users the formulas.
#include <array>
#include <span>
#include <vector>

#include "code_sums.hpp"
#include "codes.hpp"
#include "model.hpp"
#include "term_finder.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

/// The contribution of one term or word to a label: all its places together, at the first.
struct Evidence {
  std::uint32_t term;  ///< or no_term: a word
  unsigned code;
  Span span;
  double weight;            ///< below 0: it speaks against the label
  bool counts;              ///< a term that is clear or has support
  std::uint64_t order = 0;  ///< once it is sorted
};
inline constexpr std::uint32_t no_term = GLOSS_NONE;

/// A sector with its evidence, a range of the Labeller's evidence.
struct Label {
  unsigned code;
  std::uint32_t evidence_begin, evidence_end;
  double weight;  ///< the sum of its evidence and of `rest`
  double score;   ///< score_of(weight)
  double rest;    ///< the sum of the words that have no evidence
};

/// The probability of a label: weight^3 / (1 + weight^3), 0 up to weight 0, a half at weight 1.
double score_of(double weight);

/// The words of a document's label that have a piece of evidence each.
inline constexpr std::size_t most_document_words = 6;

/// The factor of an article's weights, which makes them independent of its length.
double document_scale(std::uint32_t token_count);

/// A text is the profile of a company, in the words of directories, or none by its first tokens.
inline constexpr std::uint32_t gate_tokens = 80;

/// Reuses its memory from document to document; one thread at a time.
class Labeller {
 public:
  /// Borrows both.
  Labeller(const TermList& terms, const Model& model);

  /// Whether a text reads like the profile of a company.
  bool is_profile(const Words& words);

  /// The sectors of an article with a score of at least `min_score`, at most four, the strongest
  /// first: divisions, and sections that have enough evidence only in all their divisions together.
  /// `tokens` are all of the article.
  const std::vector<Label>& label_article(std::span<const Hit> terms,
                                          std::span<const WordHit> words, const LayerView& tokens,
                                          double min_score);

  /// The sectors of a sentence, in the order of codes: those with a term that counts, and those
  /// that reach `min_score` by words. `tokens` are those that the hits are numbers of.
  const std::vector<Label>& label_sentence(std::span<const Hit> terms,
                                           std::span<const WordHit> words, const LayerView& tokens,
                                           double min_score);

  /// The sectors of a document of one sentence that reach `min_score`: at most four, the strongest
  /// first.
  const std::vector<Label>& label_short(std::span<const Hit> terms, std::span<const WordHit> words,
                                        const LayerView& tokens, double min_score);

  /// The division of a company that all `words` describe, if its score reaches `min_score`.
  const std::vector<Label>& label_profile(std::span<const Hit> terms, const Words& words,
                                          const LayerView& tokens, double min_score);

  /// All labels with evidence for the same three kinds of text, before the weak ones are cut off.
  const std::vector<Label>& weigh_article(std::span<const Hit> terms,
                                          std::span<const WordHit> words, const LayerView& tokens,
                                          double min_score);
  const std::vector<Label>& weigh_short(std::span<const Hit> terms, std::span<const WordHit> words,
                                        const LayerView& tokens);
  const std::vector<Label>& weigh_profile(std::span<const Hit> terms, const Words& words,
                                          const LayerView& tokens);

  /// The last returned labels.
  const std::vector<Label>& labels() const { return labels_; }
  /// The evidence of the last returned labels, in the order of the text.
  std::span<const Evidence> evidence(const Label& label) const {
    return {evidence_.data() + label.evidence_begin, label.evidence_end - label.evidence_begin};
  }

 private:
  struct SentenceTerm {
    double supported, unsupported;
  };
  /// A word at its first place, and how often it is counted.
  struct CountedWord : WordHit {
    std::uint32_t times;
  };
  /// The number of a word in words_; of an earlier unit, it is none.
  struct Seen {
    std::uint32_t unit = 0, index = 0;
  };
  void begin_unit();
  double repeated(std::uint32_t times) const;
  std::span<const CodeRow* const> rows() const { return {rows_.data(), words_.size()}; }
  void gather(std::span<const Hit> hits, std::uint32_t lead_tokens, double scale);
  void gather_article(std::span<const Hit> terms, std::span<const WordHit> words,
                      const LayerView& tokens, double least);
  CodeSet article_codes(double word_scale, double least);
  void sum_article_words(double word_scale);
  CodeSet sentence_codes(std::span<const WordHit> words, double min_score);
  void keep_strongest_words(std::size_t most);
  void keep_strongest_words(Label& label, std::size_t most);
  void gather_sentence(std::span<const Hit> terms, std::span<const WordHit> words,
                       const LayerView& tokens, double min_score);
  void gather_cues(std::span<const Hit> hits, const LayerView& tokens);
  void gather_sentence_terms(std::span<const Hit> hits, const LayerView& tokens);
  void count_words(std::span<const WordHit> words, std::uint32_t lead_tokens);
  std::uint32_t add_words(std::span<const WordHit> words, std::uint32_t times, std::uint32_t count);
  /// How often the first place of a word of words_ counts: twice in the lead.
  std::uint32_t once(std::uint32_t index) const { return index < lead_words_ ? 2 : 1; }
  void make_labels(const CodeSet& wanted, const CodeSet& by_words, double scale,
                   const LayerView& tokens);
  void make_labels_with_cues(const CodeSet& wanted, const CodeSet& by_words, double scale,
                             const LayerView& tokens);
  void sum_evidence();
  void gather_evidence(unsigned code, double scale, const LayerView& tokens);
  std::size_t add_label(std::size_t begin);
  void add_word(Span span, unsigned code, double weight);
  double least_weight(double min_score);
  void count_profile(std::span<const Hit> terms, const Words& words);
  CodeSet strongest_in_profile() const;
  void gather_profile(const CodeSet& wanted, const LayerView& tokens);
  template <class Use>
  void for_each_profile_word(Use use) const;
  double profile_scale() const;
  void sort_evidence();
  void add_bare_sections(double min_score);
  void keep_likely(double min_score);
  void keep_strongest(double min_score);

  const TermList* terms_;
  const Model* model_;
  std::vector<SentenceTerm> sentence_terms_;  // what they weigh in a sentence
  std::vector<std::uint32_t> count_;          // of hits by term; all zero between calls
  std::vector<Seen> seen_;                    // by row of the model
  std::uint32_t unit_ = 0;                    // that the words of are counted
  std::vector<CountedWord> counted_;          // filled up to words_
  std::span<CountedWord> words_;              // the distinct ones, in the order of the text
  std::uint32_t lead_words_ = 0;              // of words_, the first
  std::vector<const CodeRow*> rows_;          // of words_
  std::vector<std::uint32_t> repeated_;       // the numbers in words_ of those with another place
  CodeSums sums_;                             // all zero between calls
  std::array<double, 32> small_counts_;       // what repeated() makes of them
  std::vector<WordHit> profile_words_;
  double min_score_ = -1, least_weight_ = 0;
  std::vector<Evidence> terms_found_;  // the evidence of terms and cues, by their places
  bool has_cues_ = false;              // among them
  std::vector<unsigned> codes_;        // of the labels that are made, by place_of()
  std::vector<Evidence> evidence_;
  std::vector<Label> labels_;
};

}  // namespace sectors
}  // namespace gloss
