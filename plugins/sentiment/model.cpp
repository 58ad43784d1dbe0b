#include "sentiment/model.hpp"

#include <algorithm>

namespace gloss::sentiment {
namespace {

std::int16_t clamped(int value) {
  return static_cast<std::int16_t>(std::clamp(value, -32768, 32767));
}

void add(Weight& to, Weight coefficient, int valence) {
  to.tone = clamped(to.tone + coefficient.tone * valence / 16);
  to.strength = clamped(to.strength + coefficient.strength * valence / 16);
}

}  // namespace

std::uint32_t shared_hash(std::string_view form) {
  if (form.empty()) return 0;
  if (form[0] >= '0' && form[0] <= '9') return number_hash;
  if (form[0] >= 'A' && form[0] <= 'Z') return name_hash;
  return 0;
}

bool begins_word(std::string_view form) {
  if (form.empty()) return false;
  const auto first = static_cast<unsigned char>(form[0]);
  const bool is_latin = first >= 0xC3 && first <= 0xC9;
  return is_latin || (first >= '0' && first <= '9') ||
         ((first | 0x20) >= 'a' && (first | 0x20) <= 'z');
}

Model::Model(const std::string& path, const Lexicon& lexicon) : file_(path), lexicon_(lexicon) {
  file_.read(Section::keys, keys_);
  file_.read(Section::rows, rows_, keys_.size());
  file_.read(Section::uses, uses_, keys_.size());
  file_.read_table(Section::pairs, pairs_);
  // A look-up ends at an empty slot.
  if (!std::is_sorted(keys_.begin(), keys_.end()) ||
      std::none_of(pairs_.begin(), pairs_.end(), [](const PairSlot& s) { return s.key == 0; }))
    throw Error(GLOSS_E_RESOURCE, path + ": is damaged: its tables are out of order");
}

bool Model::is_known(std::uint32_t hash) const {
  return std::binary_search(keys_.begin(), keys_.end(), hash);
}

void Model::fill(std::string_view form, std::string_view lower, WordRow& row) const {
  identify(
      lexicon_, [&](std::uint32_t hash) { return is_known(hash); }, form, lower, row);
  add_weights(row);
}

std::vector<Phrase> Model::phrases() const {
  std::vector<Phrase> phrases = lexicon_.phrases();
  for (Phrase& phrase : phrases) add_weights(phrase.row);
  return phrases;
}

void Model::add_weights(WordRow& row) const {
  const auto key = std::lower_bound(keys_.begin(), keys_.end(), row.hash);
  if (key != keys_.end() && *key == row.hash) {
    row.weights = rows_[static_cast<std::size_t>(key - keys_.begin())];
    row.flags |= uses_[static_cast<std::size_t>(key - keys_.begin())];
  }
  const auto& header = file_.header();
  const auto place = [&](Place at) -> Weight& { return row.weights[static_cast<std::size_t>(at)]; };
  if (row.role == Role::expected) {
    const Weights& bad = header.valences[1];
    add(place(Place::negated), bad[static_cast<std::size_t>(Place::plain)], -row.valence);
    add(place(Place::target_negated), bad[static_cast<std::size_t>(Place::after_7)], -row.valence);
    return;
  }
  const Weights& coefficients = header.valences[row.valence > 0 ? 0 : 1];
  for (std::size_t i = 0; i < place_count && row.valence != 0; ++i)
    add(row.weights[i], coefficients[i], row.valence > 0 ? row.valence : -row.valence);
}

}  // namespace gloss::sentiment
