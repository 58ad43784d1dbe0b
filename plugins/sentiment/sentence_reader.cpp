#include "sentiment/sentence_reader.hpp"

#include <algorithm>

namespace gloss::sentiment {
namespace {

// README.md gives users these numbers.
constexpr std::uint32_t negation_reach = 4;  // tokens
constexpr std::uint32_t degree_reach = 2;
constexpr std::uint32_t ending_reach = 6;
constexpr int turned = -14;  // sixteenths of a bad word's tone, if its thing ends
constexpr int before_contrast = 10, after_contrast = 20;
constexpr int strengthened = 20;

/// The words of a phrase after its first.
constexpr WordRow silent{};

/// The state while one sentence is read.
class Pass {
 public:
  /// Fills `readings`, one after the other.
  explicit Pass(std::span<Reading> readings) : readings_(readings) {}

  void read(const WordRow& row) {
    const std::uint32_t at = next_++;
    Reading& reading = readings_[at];
    reading.row = &row;
    if (reaches(negator_, at, negation_reach) && row.role != Role::clause_end) {
      reading.is_negated = true;
      reading.cause = negator_;
    }
    if (row.role != Role::none) change(row, reading, at);
  }

  /// The next word is part of a phrase.
  void skip() { readings_[next_++].row = &silent; }

  void finish() {
    if (contrast_ == no_token || contrast_ < 2) return;
    for (std::uint32_t i = 0; i < readings_.size(); ++i)
      scale(reading_at(i), i < contrast_ ? before_contrast : after_contrast);
  }

 private:
  Reading& reading_at(std::uint32_t at) { return readings_[at]; }
  static bool reaches(std::uint32_t from, std::uint32_t to, std::uint32_t reach) {
    return from != no_token && to - from <= reach;
  }
  static void scale(Reading& reading, int sixteenths) {
    const int product = reading.multiplier * sixteenths / whole;
    reading.multiplier = static_cast<std::int16_t>(std::clamp(product, -64, 64));
  }

  void change(const WordRow& row, Reading& reading, std::uint32_t at) {
    switch (row.role) {
      case Role::negator:
        negator_ = at;
        reading.is_negated = false;
        reading.cause = no_token;
        break;
      case Role::intensifier:
        intensifier_ = at;
        break;
      case Role::reducer:
        reducer_ = at;
        break;
      case Role::ender:
        if (!turn_before(at)) reducer_ = at;
        break;
      case Role::contrast:
        contrast_ = at;
        end_clause();
        break;
      case Role::clause_end:
        end_clause();
        break;
      default:
        take_trigger(row, reading, at);
    }
  }

  void end_clause() { negator_ = intensifier_ = reducer_ = bad_ = strengthener_ = no_token; }

  void take_trigger(const WordRow& row, Reading& reading, std::uint32_t at) {
    if (row.role == Role::expected) return;
    if (reaches(intensifier_, at, degree_reach)) {
      scale(reading, reading_at(intensifier_).row->factor);
      if (!reading.is_negated) reading.cause = intensifier_;
      intensifier_ = no_token;
    }
    if (reaches(strengthener_, at, degree_reach) &&
        (reading_at(strengthener_).row->valence > 0) != (row.valence > 0)) {
      reading_at(strengthener_).multiplier = 0;
      scale(reading, strengthened);
      if (reading.cause == no_token) reading.cause = strengthener_;
    }
    strengthener_ = row.role == Role::strengthener ? at : no_token;
    if (row.valence >= 0) return;
    bad_ = at;
    if (reaches(reducer_, at, ending_reach) && !reading.is_negated) turn(at, reducer_);
  }

  void turn(std::uint32_t bad, std::uint32_t cause) {
    scale(reading_at(bad), turned);
    reading_at(bad).cause = cause;
    reading_at(cause).multiplier = 0;
    bad_ = no_token;
  }

  bool turn_before(std::uint32_t at) {
    if (!reaches(bad_, at, ending_reach) || reading_at(bad_).is_negated) return false;
    turn(bad_, at);
    return true;
  }

  std::span<Reading> readings_;
  std::uint32_t next_ = 0;
  std::uint32_t negator_ = no_token, intensifier_ = no_token, strengthener_ = no_token,
                reducer_ = no_token, contrast_ = no_token, bad_ = no_token;
};

}  // namespace

SentenceReader::SentenceReader(std::vector<Phrase> phrases) : phrases_(std::move(phrases)) {
  const auto slot = [](const Phrase& phrase) { return phrase.words[0] % slots; };
  std::stable_sort(phrases_.begin(), phrases_.end(), [&](const Phrase& a, const Phrase& b) {
    if (slot(a) != slot(b)) return slot(a) < slot(b);
    return a.words.size() > b.words.size();
  });
  for (const Phrase& phrase : phrases_) ++begins_[slot(phrase) + 1];
  for (std::uint32_t i = 0; i < slots; ++i) begins_[i + 1] += begins_[i];
}

const Phrase* SentenceReader::phrase_at(std::span<const WordRow* const> rows) const {
  const std::uint32_t slot = rows[0]->hash % slots;
  for (std::uint32_t at = begins_[slot]; at < begins_[slot + 1]; ++at) {
    const std::vector<std::uint32_t>& words = phrases_[at].words;
    std::size_t same = 0;
    while (same < words.size() && same < rows.size() && rows[same]->hash == words[same]) ++same;
    if (same == words.size()) return &phrases_[at];
  }
  return nullptr;
}

void SentenceReader::read(std::span<const WordRow* const> rows,
                          std::vector<Reading>& readings) const {
  const std::size_t begin = readings.size();
  readings.resize(begin + rows.size());
  Pass pass(std::span<Reading>(readings).subspan(begin));
  for (std::size_t i = 0; i < rows.size();) {
    const Phrase* const phrase =
        rows[i]->flags & WordRow::begins_phrase ? phrase_at(rows.subspan(i)) : nullptr;
    pass.read(phrase ? phrase->row : *rows[i]);
    const std::size_t end = phrase ? i + phrase->words.size() : i + 1;
    for (++i; i < end; ++i) pass.skip();
  }
  pass.finish();
}

}  // namespace gloss::sentiment
