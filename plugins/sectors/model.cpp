#include "model.hpp"

#include <algorithm>
#include <cstdlib>

#include "codes.hpp"

namespace gloss::sectors {
namespace {

/// Whether the rows lie in `weights` one behind the other, and have codes that there are.
bool are_rows(std::span<const std::uint32_t> starts, std::span<const CodeWeight> weights) {
  return std::is_sorted(starts.begin(), starts.end()) && starts.back() == weights.size() &&
         std::all_of(weights.begin(), weights.end(),
                     [](CodeWeight weight) { return weight.code < code_count; });
}

}  // namespace

Model::Model(const std::string& path) : file_(path) {
  file_.read(Section::words, words_);
  file_.read(Section::gates, gates_, words_.size());
  std::span<const std::uint32_t> sentence_starts;
  std::span<const CodeWeight> sentence_weights;
  file_.read(Section::sentence_starts, sentence_starts, words_.size() + 1);
  file_.read(Section::sentence_weights, sentence_weights);
  file_.read(Section::profile_starts, profile_starts_, words_.size() + 1);
  file_.read(Section::profile_weights, profile_weights_);
  file_.read(Section::terms, terms_);
  file_.read(Section::term_weights, term_weights_, terms_.size());
  if (!std::is_sorted(words_.begin(), words_.end()) ||
      !std::is_sorted(terms_.begin(), terms_.end()) ||
      !are_rows(sentence_starts, sentence_weights) || !are_rows(profile_starts_, profile_weights_))
    throw Error(GLOSS_E_RESOURCE, path + ": is damaged: its tables are out of order");
  add_sentence_rows(sentence_starts, sentence_weights);
  for (std::uint32_t bits = 0; bits < index_.size(); ++bits) {
    const std::uint64_t least = std::uint64_t{bits} << (32 - index_bits);
    index_[bits] = static_cast<std::uint32_t>(
        std::lower_bound(words_.begin(), words_.end(), least) - words_.begin());
  }
}

void Model::add_sentence_rows(std::span<const std::uint32_t> starts,
                              std::span<const CodeWeight> weights) {
  sentence_weights_.reserve(weights.size());  // rows point into it
  sentence_rows_.resize(words_.size());
  code_rows_.resize(words_.size());
  int greatest = 1;
  const FloatWeight* next = sentence_weights_.data();
  for (std::size_t row = 0; row < words_.size(); ++row) {
    const auto items = weights.subspan(starts[row], starts[row + 1] - starts[row]);
    Row& out = sentence_rows_[row];
    out.begin_ = next;
    for (const bool of_sections : {true, false}) {
      if (!of_sections) out.divisions_ = next;
      for (const CodeWeight& item : items) {
        if (is_section(item.code) != of_sections) continue;
        sentence_weights_.push_back({static_cast<float>(item.weight), item.code});
        code_rows_[row].weights[item.code] = item.weight;
        greatest = std::max(greatest, std::abs(int{item.weight}));
        ++next;
      }
    }
    out.end_ = next;
  }
  rows_together_ = std::max<std::size_t>(1, 0x7FFF / static_cast<std::size_t>(greatest));
}

std::optional<std::uint32_t> Model::find(std::uint32_t hash) const {
  const std::uint32_t bits = hash >> (32 - index_bits);
  for (std::uint32_t at = index_[bits]; at < index_[bits + 1]; ++at)
    if (words_[at] == hash) return at;
  return std::nullopt;
}

TermWeight Model::term(std::string_view phrase) const {
  const std::uint32_t hash = key_hash(phrase);
  const auto at = std::lower_bound(terms_.begin(), terms_.end(), hash);
  if (at == terms_.end() || *at != hash) return {};
  return term_weights_[static_cast<std::size_t>(at - terms_.begin())];
}

}  // namespace gloss::sectors
