#include "sentiment/tone.hpp"

#include "sentiment/total.hpp"

namespace gloss::sentiment {

SentenceShares sentence_shares(std::uint32_t sentence_count) {
  constexpr float lead = 2;  // the first sentence counts as two
  if (sentence_count <= 1) return {1, 1};
  const float other = 1 / (lead + static_cast<float>(sentence_count - 1));
  return {lead * other, other};
}

bool is_formula(const Sentence& sentence) {
  constexpr std::uint32_t most = 14, most_others = 2;  // "good morning everyone"
  if (sentence.size() > most) return false;
  bool has_formula = false;
  for (const Change& change : sentence.changes())
    has_formula |= change.reading.row->role == Role::courtesy;
  if (!has_formula) return false;
  std::uint32_t others = 0;
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const WordRow& row = sentence.row(i);
    const bool is_silent = row.hash == 0 || row.hash == name_hash;  // inside a phrase; a name
    if (is_silent || row.role == Role::courtesy || row.role == Role::clause_end) continue;
    if (row.role != Role::none || ++others > most_others) return false;
  }
  return true;
}

float document_extent(std::uint32_t sentence_count) {
  return sentence_count <= 1 ? 0 : 1 - 1 / static_cast<float>(sentence_count);
}

float length_share(std::size_t token_count) {
  constexpr std::size_t most = 60;
  return token_count <= most ? 1 : float(most) / static_cast<float>(token_count);
}

std::size_t length_class(const Sentence& sentence) {
  constexpr std::uint32_t most_of_short = 8, most_of_medium = 22;
  const std::uint32_t count = sentence.size();
  const std::size_t size = count <= most_of_short ? 0 : count <= most_of_medium ? 1 : 2;
  const bool is_open = count == 0 || sentence.last_row().role != Role::clause_end;
  return size + (is_open ? 0 : 3);
}

namespace {

/// The sum of the words of a sentence, pairs and what is the sentence's own left out.
Total sum_of_words(const Sentence& sentence, const Scan& scan) {
  const Rows rows = sentence.rows();
  std::int64_t tone = scan.tone(), before = 0;
  if (sentence.contrast() > 0) {
    for (std::uint32_t i = 0; i < sentence.contrast(); ++i)
      before += rows[i]->at(Place::plain).tone;
    tone -= before;
  }
  Total total{sentence.multiplier(sentence.size()) * tone + Sentence::before_contrast * before,
              whole * scan.strength()};
  for (const Change& change : sentence.changes()) {
    const Weight plain = rows[change.at]->at(Place::plain);
    total.tone -= sentence.multiplier(change.at) * plain.tone;
    total.strength -= whole * plain.strength;
    const Reading& reading = change.reading;
    total.add_of_sentence(reading.row->at(reading.is_negated ? Place::negated : Place::plain),
                          reading.multiplier);
  }
  return total;
}

/// Looks again at the words that may be more than a number to add.
class NotableWords {
 public:
  NotableWords(const Model& model, const Sentence& sentence, std::uint32_t first_token,
               std::vector<Contribution>& out)
      : model_(model), sentence_(sentence), first_token_(first_token), out_(out) {}

  /// Adds their pairs to `total`; contributions are appended.
  void look(const Scan& scan, Total& total) {
    auto notable = scan.notable();
    for (const Change& change : sentence_.changes()) {
      notable = take_plain(notable, change.at, total);
      if (!notable.empty() && notable.front().at() == change.at) notable = notable.subspan(1);
      take(change, total);
    }
    take_plain(notable, sentence_.size(), total);
  }

 private:
  /// Words before `end` that nothing changes. Returns the others.
  std::span<const Scan::Notable> take_plain(std::span<const Scan::Notable> notable,
                                            std::uint32_t end, Total& total) {
    const Rows rows = sentence_.rows();
    while (!notable.empty() && notable.front().at() < end) {
      const std::uint32_t word = notable.front().at();
      const WordRow& row = *rows[word];
      if (changed_ + 1 == word)
        add_pair(*changed_row_, row, total);
      else if (notable.front().is_pair() && word > 0)
        add_pair(*rows[word - 1], row, total);
      notable = notable.subspan(1);
      const int multiplier = sentence_.multiplier(word);
      const int all = multiplier * row.at(Place::plain).tone;
      if (is_great(all))
        add({&row, static_cast<std::int16_t>(multiplier), false, no_token}, word, all);
    }
    return notable;
  }

  /// A word that others change.
  void take(const Change& change, Total& total) {
    const WordRow& row = *change.reading.row;
    if (change.at > 0)
      add_pair(changed_ + 1 == change.at ? *changed_row_ : *sentence_.rows()[change.at - 1], row,
               total);
    changed_ = change.at;
    changed_row_ = &row;
    const Weight weight = row.at(change.reading.is_negated ? Place::negated : Place::plain);
    const int all = change.reading.multiplier * weight.tone;
    // A smaller weight is evidence, too, where another word causes it.
    const int share = change.reading.cause == no_token ? 1 : 2;
    if (is_great(all, ToneSum::least_of_sentence / share)) add(change.reading, change.at, all);
  }

  void add_pair(const WordRow& left, const WordRow& right, Total& total) {
    total.add(model_.pair(PairUse::sentence, left, right));
  }

  static bool is_great(int all, int least = ToneSum::least_of_sentence) {
    return all >= least || all <= -least;
  }
  void add(const Reading& reading, std::uint32_t word, int all) {
    out_.push_back(contribution_of(sentence_, reading, word, first_token_,
                                   whole * reading.row->at(Place::plain).tone, all));
  }

  const Model& model_;
  const Sentence& sentence_;
  std::uint32_t first_token_;
  std::vector<Contribution>& out_;
  std::uint32_t changed_ = no_token - 1;  // the last word that was changed
  const WordRow* changed_row_ = nullptr;
};

}  // namespace

void ToneSum::mark(WordRow& row) {
  const int tone = Sentence::after_contrast * row.at(Place::plain).tone;
  if (tone >= least_of_sentence || tone <= -least_of_sentence) row.flags |= WordRow::weighs_much;
}

Sum ToneSum::of_sentence(const Sentence& sentence, const Scan& scan, std::uint32_t first_token,
                         std::vector<Contribution>& out) const {
  const std::size_t begin = out.size();
  Total total = sum_of_words(sentence, scan);
  total.add(model_.header().lengths[length_class(sentence)]);
  NotableWords(model_, sentence, first_token, out).look(scan, total);
  const bool has_words = (scan.flags() & WordRow::is_word) != 0;
  const float share = length_share(sentence.size());
  if (!has_words || share < 1) {
    const float kept = has_words ? share : 0;
    for (std::size_t i = begin; i < out.size(); ++i) out[i].own *= kept, out[i].caused *= kept;
    return {total.sum().tone * kept, total.sum().strength * kept};
  }
  return total.sum();
}

}  // namespace gloss::sentiment
