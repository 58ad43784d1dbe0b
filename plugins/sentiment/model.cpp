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

/// Of a word that the training texts hold, most is learned for itself. Of a phrase that they lack,
/// the list tells all.
constexpr int share_of_list = 20;  // sixteenths

Weight scaled(Weight weight, int sixteenths) {
  return {clamped(weight.tone * sixteenths / 16), clamped(weight.strength * sixteenths / 16)};
}

}  // namespace

bool is_mark(std::string_view form) {
  // Not "!", "?", "..." and smileys, which tell of a feeling.
  static constexpr std::string_view marks[] = {
      "(",      ")",      "[",      "]",      "{",      "}",      ":",     ";",
      "\"",     "'",      "`",      "/",      "-",      "--",     "|",     "\u00AB",
      "\u00BB", "\u2013", "\u2014", "\u2018", "\u2019", "\u201C", "\u201D"};
  return std::find(std::begin(marks), std::end(marks), form) != std::end(marks);
}

std::uint32_t shared_hash(std::string_view form) {
  if (form.empty()) return 0;
  if (form[0] >= '0' && form[0] <= '9') return number_hash;
  if (form[0] >= 'A' && form[0] <= 'Z') return name_hash;
  return 0;
}

bool is_number(std::string_view form) {
  return !form.empty() && form[0] >= '0' && form[0] <= '9' &&
         form.find_first_not_of("0123456789.,") == std::string_view::npos;
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
  file_.read(Section::neighbours, neighbours_, 1);
  file_.read_table(Section::pairs, pairs_);
  // A look-up ends at an empty slot.
  if (!std::is_sorted(keys_.begin(), keys_.end()) ||
      std::none_of(pairs_.begin(), pairs_.end(), [](const PairSlot& s) { return s.key == 0; }))
    throw Error(GLOSS_E_RESOURCE, path + ": is damaged: its tables are out of order");
  for (const PairSlot& slot : pairs_)
    if (slot.key != 0) first_look_.add(mix_of(slot.key));
  for (const std::uint32_t key : keys_) ++parts_[(key >> part_shift) + 1];
  for (std::size_t i = 1; i < parts_.size(); ++i) parts_[i] += parts_[i - 1];
}

std::size_t Model::find(std::uint32_t hash) const {
  const std::uint32_t part = hash >> part_shift;
  for (std::uint32_t at = parts_[part]; at < parts_[part + 1]; ++at)
    if (keys_[at] == hash) return at;
  return keys_.size();
}

void Model::fill(std::string_view form, std::string_view lower, WordRow& row) const {
  std::size_t number = keys_.size();
  const auto is_known = [&](std::uint32_t hash) {
    number = find(hash);
    return number != keys_.size();
  };
  identify(lexicon_, is_known, form, lower, row);
  // A listed word, or one that shares a row, was not looked up.
  if (number == keys_.size() && row.hash != 0) number = find(row.hash);
  add_weights(number, row);
}

std::vector<Phrase> Model::phrases() const {
  std::vector<Phrase> phrases = lexicon_.phrases();
  for (Phrase& phrase : phrases) {
    if (phrase.row.role == Role::courtesy) continue;
    const std::size_t number = find(phrase.row.hash);
    add_weights(number, phrase.row);
    if (number == keys_.size())
      for (Weight& weight : phrase.row.weights) weight = scaled(weight, share_of_list);
  }
  return phrases;
}

void Model::add_weights(std::size_t number, WordRow& row) const {
  if (number != keys_.size()) row.weights = rows_[number];
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
  if (row.flags & WordRow::is_plain)
    for (const Place at : {Place::plain, Place::negated}) place(at) = {};
}

WordRow Model::name_row() const {
  WordRow row = unweighted_name();
  add_weights(find(name_hash), row);
  return row;
}

}  // namespace gloss::sentiment
