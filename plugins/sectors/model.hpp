#pragma once
/// The trained weights, in a file mapped into memory.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "code_sums.hpp"
#include "model_format.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

/// Immutable; any thread may read.
class Model {
 public:
  /// Maps the file. Throws Error(GLOSS_E_RESOURCE) with its path if it is no whole model.
  explicit Model(const std::string& path);

  /// The row of a word in small letters with this key_hash(), if the model has it. Does not
  /// allocate or throw.
  std::optional<std::uint32_t> find(std::uint32_t hash) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

  /// The weights of a word in sentences: those of sections first, then those of divisions.
  class Row {
   public:
    std::span<const FloatWeight> all() const { return {begin_, end_}; }
    std::span<const FloatWeight> of_divisions() const { return {divisions_, end_}; }

   private:
    friend class Model;
    const FloatWeight *begin_, *divisions_, *end_;
  };

  /// REQUIRES: row < size(). Borrowed from the model.
  const Row& in_sentence(std::uint32_t row) const { return sentence_rows_[row]; }
  /// The same weights by code.
  const CodeRow& by_code(std::uint32_t row) const { return code_rows_[row]; }
  /// How many rows of by_code() have sums that fit in 16 bits, whichever rows they are.
  std::size_t rows_together() const { return rows_together_; }
  std::span<const CodeWeight> in_profile(std::uint32_t row) const {
    return profile_weights_.subspan(profile_starts_[row],
                                    profile_starts_[row + 1] - profile_starts_[row]);
  }
  std::int8_t gate(std::uint32_t row) const { return gates_[row]; }

  /// Nothing for a term that the model does not have.
  TermWeight term(std::string_view phrase) const;
  const ModelHeader& header() const { return file_.header(); }

 private:
  static constexpr unsigned index_bits = 14;

  void add_sentence_rows(std::span<const std::uint32_t> starts,
                         std::span<const CodeWeight> weights);

  ModelFile<ModelHeader, Section> file_;
  std::span<const std::uint32_t> words_;
  /// By the first bits of a hash: the first word that has them or more.
  std::array<std::uint32_t, (1u << index_bits) + 1> index_{};
  std::span<const std::int8_t> gates_;
  std::vector<FloatWeight> sentence_weights_;
  std::vector<Row> sentence_rows_;
  std::vector<CodeRow> code_rows_;
  std::size_t rows_together_ = 1;
  std::span<const std::uint32_t> profile_starts_;
  std::span<const CodeWeight> profile_weights_;
  std::span<const std::uint32_t> terms_;
  std::span<const TermWeight> term_weights_;
};

}  // namespace sectors
}  // namespace gloss
