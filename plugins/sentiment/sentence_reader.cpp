#include "sentiment/sentence_reader.hpp"

#include <algorithm>
#include <array>

namespace gloss::sentiment {
namespace {

// README.md gives users these numbers.
constexpr std::uint32_t negation_reach = 4;  // tokens
constexpr std::uint32_t degree_reach = 2;
constexpr std::uint32_t ending_reach = 6;
constexpr int turned = -14;  // sixteenths of a bad word's tone, if its thing ends
constexpr int strengthened = 20;
constexpr std::uint32_t joined_reach = 3;  // tokens from one turned word to the next

/// The words of a phrase after its first.
constexpr WordRow silent{};

/// "prevent theft and fraud": both are prevented.
constexpr std::array joining = {word_hash("and"), word_hash("or"), word_hash("&")};
/// "was hurt when he fell": what fell is not the hurt.
constexpr std::array parting = {word_hash("when"),   word_hash("after"), word_hash("as"),
                                word_hash("while"),  word_hash("who"),   word_hash("because"),
                                word_hash("he"),     word_hash("she"),   word_hash("they"),
                                word_hash("before"), word_hash("and"),   word_hash("since")};

void scale(Reading& reading, int sixteenths) {
  const int product = reading.multiplier * sixteenths / whole;
  reading.multiplier = static_cast<std::int16_t>(std::clamp(product, -64, 64));
}

/// The state while one sentence is read.
class Pass {
 public:
  Pass(Words words, Rows rows, std::vector<Change>& changes)
      : words_(words), rows_(rows), changes_(changes), begin_(changes.size()) {}

  /// Reads the next word with a role, or the phrase of `row` that it begins.
  void read(std::uint32_t at, const WordRow& row) {
    negate_to(at);
    next_ = at + 1;
    const bool is_negated = reaches(negator_, at, negation_reach) && row.role != Role::clause_end &&
                            row.role != Role::negator;
    if (is_negated) negate(at);
    if (row.role != Role::none) change_others(row, at, is_negated);
  }

  /// The words [first, past) are the phrase of `row`.
  void read_phrase(std::uint32_t first, std::uint32_t past, const WordRow& row) {
    reading_at(first).row = &row;
    read(first, row);
    for (; next_ < past; ++next_) reading_at(next_).row = &silent;
    // The pair of the phrase and the word after it is looked up there.
    if (past < words_.size()) reading_at(past);
  }

  std::uint32_t next() const { return next_; }

  /// Returns Sentence's contrast.
  std::uint32_t finish() {
    negate_to(words_.size());
    if (contrast_ == no_token || contrast_ < 2) return 0;
    reading_at(contrast_);
    for (std::size_t i = begin_; i < changes_.size(); ++i)
      scale(changes_[i].reading,
            changes_[i].at < contrast_ ? Sentence::before_contrast : Sentence::after_contrast);
    return contrast_;
  }

 private:
  /// The word's reading, to change it. Borrowed until the next call; takes time by its distance
  /// from the last change.
  Reading& reading_at(std::uint32_t at) {
    auto place = changes_.end();
    const auto begin = changes_.begin() + static_cast<std::ptrdiff_t>(begin_);
    while (place != begin && (place - 1)->at > at) --place;
    if (place != begin && (place - 1)->at == at) return (place - 1)->reading;
    return changes_.insert(place, {at, {rows_[at], whole, false, no_token}})->reading;
  }

  static bool reaches(std::uint32_t from, std::uint32_t to, std::uint32_t reach) {
    return from != no_token && to - from <= reach;
  }

  void negate(std::uint32_t at) {
    Reading& reading = reading_at(at);
    reading.is_negated = true;
    reading.cause = negator_;
  }

  /// Negates the words from the next one on that the negator reaches.
  void negate_to(std::uint32_t end) {
    if (negator_ == no_token) return;
    for (; next_ < end && reaches(negator_, next_, negation_reach); ++next_) negate(next_);
  }

  void change_others(const WordRow& row, std::uint32_t at, bool is_negated) {
    switch (row.role) {
      case Role::negator:
        negator_ = at;
        break;
      case Role::intensifier:
        intensifier_ = at;
        factor_ = row.factor;
        break;
      case Role::reducer:
        begin_reduction(at);
        break;
      case Role::ender:
        if (!turn_before(at)) begin_reduction(at);
        break;
      case Role::faller:
        turn_before(at);
        break;
      case Role::riser:
        if (reaches(bad_, at, ending_reach))
          reading_at(at).multiplier = 0;
        else
          take_trigger(row, at, is_negated);
        break;
      case Role::contrast:
        contrast_ = at;
        end_clause();
        break;
      case Role::clause_end:
        end_clause();
        break;
      default:
        take_trigger(row, at, is_negated);
    }
  }

  void begin_reduction(std::uint32_t at) {
    reducer_ = at;
    turned_ = no_token;
  }

  void end_clause() { negator_ = intensifier_ = reducer_ = bad_ = strengthener_ = no_token; }

  void take_trigger(const WordRow& row, std::uint32_t at, bool is_negated) {
    if (row.role == Role::expected) return;
    bool is_caused = is_negated;
    if (reaches(intensifier_, at, degree_reach)) {
      change(at, factor_, is_caused ? no_token : intensifier_);
      is_caused = true;
      intensifier_ = no_token;
    }
    if (reaches(strengthener_, at, degree_reach) && strengthener_is_good_ != (row.valence > 0)) {
      reading_at(strengthener_).multiplier = 0;
      change(at, strengthened, is_caused ? no_token : strengthener_);
    }
    strengthener_ = row.role == Role::strengthener ? at : no_token;
    strengthener_is_good_ = row.valence > 0;
    if (row.valence >= 0) return;
    bad_ = at;
    bad_is_negated_ = is_negated;
    if (!reaches(reducer_, at, ending_reach) || is_negated) return;
    if (turned_ == no_token || is_joined(turned_, at))
      turn(at, reducer_);
    else  // "the crops that survived the drought are destroyed": no good news
      reading_at(turned_).multiplier = 0;
  }

  /// Scales a word, for a cause if one is given.
  void change(std::uint32_t at, int sixteenths, std::uint32_t cause) {
    Reading& reading = reading_at(at);
    scale(reading, sixteenths);
    if (cause != no_token) reading.cause = cause;
  }

  bool has_between(std::uint32_t first, std::uint32_t past, std::span<const std::uint32_t> hashes) {
    for (std::uint32_t i = first + 1; i < past; ++i)
      if (std::find(hashes.begin(), hashes.end(), words_[i].hash) != hashes.end()) return true;
    return false;
  }

  /// Whether what turned the first bad word turns the second too.
  bool is_joined(std::uint32_t first, std::uint32_t second) {
    return second - first == 1 ||
           (second - first <= joined_reach && has_between(first, second, joining));
  }

  void turn(std::uint32_t bad, std::uint32_t cause) {
    turned_ = bad;
    change(bad, turned, cause);
    reading_at(cause).multiplier = 0;
    bad_ = no_token;
  }

  bool turn_before(std::uint32_t at) {
    if (!reaches(bad_, at, ending_reach) || bad_is_negated_ || has_between(bad_, at, parting))
      return false;
    turn(bad_, at);
    return true;
  }

  Words words_;
  Rows rows_;
  std::vector<Change>& changes_;
  std::size_t begin_;  // of the sentence, in changes_
  std::uint32_t next_ = 0;
  std::uint32_t negator_ = no_token, intensifier_ = no_token, strengthener_ = no_token,
                reducer_ = no_token, contrast_ = no_token, bad_ = no_token,
                turned_ = no_token;  // the last word that the reducer turned
  int factor_ = whole;               // of the intensifier
  bool strengthener_is_good_ = false, bad_is_negated_ = false;
};

}  // namespace

Reading Sentence::operator[](std::uint32_t word) const {
  const Change* const change = first_change(word);
  if (change != past_changes() && change->at == word) return change->reading;
  return {rows_[word], static_cast<std::int16_t>(multiplier(word)), false, no_token};
}

void Scan::make(Words words, std::span<const std::uint32_t> named, const WordRow& name,
                const KeyFilter& pairs, const WordRow** rows) {
  if (notable_.size() < words.size()) notable_.resize(words.size()), active_.resize(words.size());
  Notable* notable = notable_.data();
  std::uint32_t* active = active_.data();
  std::int64_t tone = 0, strength = 0;
  unsigned flags = 0;
  std::uint32_t left = 0;  // no word of a pair has this hash
  const auto see = [&](std::uint32_t i, const WordRow& row) {
    rows[i] = &row;
    const Weight& plain = row.at(Place::plain);
    tone += plain.tone;
    strength += plain.strength;
    flags |= row.flags;
    // Whether to look again is hard to foretell: no branches.
    static_assert(WordRow::weighs_much == 1 && WordRow::is_active == 128);
    const bool is_pair = pairs.may_hold(pair_mix(PairUse::sentence, left, row.hash));
    *notable = {i, is_pair};
    notable += (row.flags | unsigned{is_pair}) & 1;
    *active = i;
    active += row.flags >> 7;
    left = row.hash;
  };
  auto next_name = named.begin();
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::uint32_t end = next_name != named.end() ? *next_name : words.size();
    for (; i < end; ++i) see(i, words[i]);
    if (i == words.size()) break;
    flags |= words[i].flags;
    see(i, name);
    ++next_name;
  }
  tone_ = tone;
  strength_ = strength;
  flags_ = flags;
  notable_count_ = static_cast<std::size_t>(notable - notable_.data());
  active_count_ = static_cast<std::size_t>(active - active_.data());
}

SentenceReader::SentenceReader(std::vector<Phrase> phrases) : phrases_(std::move(phrases)) {
  const auto slot = [](const Phrase& phrase) { return phrase.words[0] % slots; };
  std::stable_sort(phrases_.begin(), phrases_.end(), [&](const Phrase& a, const Phrase& b) {
    if (slot(a) != slot(b)) return slot(a) < slot(b);
    return a.words.size() > b.words.size();
  });
  for (const Phrase& phrase : phrases_) {
    ++begins_[slot(phrase) + 1];
    first_words_.add(phrase.words[0], phrase.words[1]);
  }
  for (std::uint32_t i = 0; i < slots; ++i) begins_[i + 1] += begins_[i];
}

const Phrase* SentenceReader::find_phrase(Words words, std::uint32_t first) const {
  const std::uint32_t slot = words[first].hash % slots;
  const std::size_t left = words.size() - first;
  for (std::uint32_t at = begins_[slot]; at < begins_[slot + 1]; ++at) {
    const std::vector<std::uint32_t>& phrase = phrases_[at].words;
    std::uint32_t same = 0;
    while (same < phrase.size() && same < left && words[first + same].hash == phrase[same]) ++same;
    if (same == phrase.size()) return &phrases_[at];
  }
  return nullptr;
}

std::uint32_t SentenceReader::read(Words words, Rows rows, const Scan& scan,
                                   std::vector<Change>& changes) const {
  Pass pass(words, rows, changes);
  for (const std::uint32_t at : scan.active()) {
    if (at < pass.next()) continue;  // in a phrase
    const WordRow& row = *rows[at];
    const bool may_begin = (row.flags & WordRow::begins_phrase) != 0 && at + 1 < words.size() &&
                           first_words_.may_hold(row.hash, words[at + 1].hash);
    const Phrase* const phrase = may_begin ? find_phrase(words, at) : nullptr;
    if (phrase)
      pass.read_phrase(at, at + static_cast<std::uint32_t>(phrase->words.size()), phrase->row);
    else if (row.role != Role::none)  // the next one finds if others are negated
      pass.read(at, row);
  }
  return pass.finish();
}

}  // namespace gloss::sentiment
