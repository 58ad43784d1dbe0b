#pragma once
/// Writes a model file (names/model_format.hpp) from a trained chain.
#include <array>
#include <span>
#include <string>
#include <vector>

#include "chain.hpp"
#include "lexicon.hpp"
#include "names/model_format.hpp"
#include "sentences.hpp"

namespace gloss::names::train {

class ModelWriter {
 public:
  /// Borrows `tables`.
  ModelWriter(const Chain& chain, const WordRows& rows, const LexiconBuilder::Tables& tables,
              std::span<const std::string> frequent_forms);

  void set_calibrations(const std::array<Calibration, type_count>& calibrations) {
    calibrations_ = calibrations;
  }
  /// Writes the file with a row ready for each frequent form. Throws std::runtime_error.
  void write(const std::string& path);

 private:
  /// Sets both units so that the largest score of the chain still fits in a byte.
  void set_unit(const Chain& chain, const FeatureRows& features);
  void add_features(const Chain& chain, const std::vector<std::uint64_t>& hashes);
  void add_tables(const Chain& chain, const WordRows& rows);
  void write_sections(const std::string& path) const;
  void make_ready(const std::string& path);

  const LexiconBuilder::Tables& tables_;
  std::span<const std::string> frequent_;
  static constexpr std::size_t bucket_count = 1u << 15;
  float feature_unit_ = 1, unit_ = 1;  ///< integer scores per 1 of the chain
  std::vector<FeatureBucket> features_;
  std::vector<ReadyIndex> ready_index_;
  std::vector<ReadyWord> ready_;
  std::vector<ScoreRow> edges_;
  std::vector<std::array<std::int16_t, lanes>> transitions_, first_;
  std::array<Calibration, type_count> calibrations_ = {};
  std::vector<std::vector<ScoreRow>> contexts_;  ///< in the order of Section
};

}  // namespace gloss::names::train
