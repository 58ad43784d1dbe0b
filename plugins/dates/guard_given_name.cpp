/// Months that are given names: April rang, my brother August, thanks to June for the loan.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// Verbs that have people as subjects. Months see prices fall and have claims: "April saw", "May
// claims rose".
constexpr std::string_view acts[] = {
    "said",     "says",      "told",       "tells",    "texted",     "rang",     "phoned",
    "wrote",    "asked",     "asks",       "replied",  "answered",   "smiled",   "laughed",
    "nodded",   "shrugged",  "sighed",     "giggled",  "whispered",  "shouted",  "emailed",
    "messaged", "joked",     "apologised", "insists",  "apologized", "insisted", "admits",
    "admitted", "explained", "thinks",     "believes", "wants",      "knows",    "loves",
    "hates",    "married",   "divorced",   "sobbed",   "kissed",     "hugged",   "cried",
    "grinned",  "blushed",   "winked",     "denied",   "confessed",  "whispers", "remembers"};
constexpr WordSet act_words(acts);

constexpr std::string_view kin[] = {
    "brother",   "sister",        "mother",     "father",       "wife",        "husband",
    "daughter",  "son",           "aunt",       "auntie",       "uncle",       "cousin",
    "niece",     "nephew",        "mum",        "mom",          "dad",         "gran",
    "nan",       "friend",        "girlfriend", "boyfriend",    "fiancee",     "fiance",
    "grandson",  "granddaughter", "stepmother", "stepdaughter", "grandmother", "widow",
    "neighbour", "neighbor",      "colleague",  "brothers",     "sisters",     "aunts",
    "uncles",    "cousins",       "daughters",  "sons",         "nieces",      "friends",
    "partner",   "goddaughter",   "flatmate",   "roommate",     "twin",        "twins"};
constexpr WordSet kin_words(kin);

// Nouns for what people own and months do not.
constexpr std::string_view belongings[] = {
    "dog",     "cat",     "phone", "birthday", "hair",  "face",  "eyes",      "hand",    "hands",
    "bedroom", "kitchen", "flat",  "boss",     "mouth", "voice", "apartment", "funeral", "diary",
    "bag",     "handbag", "bike",  "lunch",    "email", "smile", "shoulder",  "arm"};
// These may be a noun's: June's car sales.
constexpr std::string_view traded[] = {"car", "house", "home", "name", "job", "room", "garden"};

// Verbs with a person as object, and those with one behind "to"; of gifts the thing stands between.
constexpr std::string_view of_person[] = {"met",    "phoned",  "rang",   "thanked", "told",
                                          "asked",  "hugged",  "kissed", "married", "invited",
                                          "texted", "emailed", "marry",  "thank",   "phone"};
constexpr std::string_view to_person[] = {
    "spoke",    "speak",      "speaking",   "talked",  "talking", "wrote",    "said",
    "listened", "apologised", "apologized", "engaged", "belongs", "belonged", "married"};
constexpr std::string_view gifts[] = {"gave", "give",       "gives", "given",
                                      "lent", "introduced", "handed"};

// The trial of June Peters; but "ten cargoes of June Brent".
constexpr std::string_view of_people[] = {
    "case",  "trial", "death", "murder",  "life",     "story",   "memory", "arrest",   "daughter",
    "son",   "wife",  "widow", "husband", "mother",   "father",  "family", "works",    "novels",
    "poems", "songs", "films", "friend",  "portrait", "killing", "career", "marriage", "parents"};

bool ends_phrase(const Reader& in, std::uint32_t at) {
  const std::string_view word = in.text(at);
  return at >= in.size() || (word.size() == 1 && std::string_view(",.!?;:)").find(word.front()) !=
                                                     std::string_view::npos);
}

// April, May, June, August; and Jan, Dec without a stop.
bool may_be_given(const Reader& in, std::uint32_t at) {
  const Row& row = in.row(at);
  if (!row.is(Word::month) || !row.has(Row::capital) || row.has(Row::all_capital)) return false;
  const std::int32_t month = row.number;
  if (row.has(Row::abbreviated)) return month == 1 || (month == 12 && in.text(at).size() < 5);
  return month == 4 || month == 5 || month == 6 || month == 8;
}

bool is_other_name(const Reader& in, std::uint32_t at) {
  const Row& row = in.row(at);
  return at < in.size() && row.words.empty() && row.has(Row::capital) &&
         !row.has(Row::all_capital) && in.text(at).size() > 1;
}

// My brother August, his wife, June, ...; his aunts June and May.
bool follows_kin(const Reader& in, std::uint32_t at, std::uint32_t end) {
  const bool comma = in.is(at - 1u, Word::comma);
  if (comma && !ends_phrase(in, end)) return false;
  const std::uint32_t noun = at - (comma ? 2u : 1u);
  if (noun >= at || !kin_words.has(in.text(noun))) return false;
  const Row& owner = in.before(noun);
  return owner.is_any(bits(Word::pronoun, Word::possessive)) || (comma && owner.is(Word::a)) ||
         in.row(noun - 2u).is_any(bits(Word::pronoun, Word::possessive));
}

// April's husband, June's new flat; but "June's car sales".
bool has_belonging(const Reader& in, std::uint32_t end) {
  if (!in.is(end, Word::possessive)) return false;
  const auto is_owned = [&](std::uint32_t at) {
    const std::string_view word = in.text(at);
    return kin_words.has(word) || is_one_of(belongings, word) ||
           (is_one_of(traded, word) && (ends_phrase(in, at + 1) || !is_plain(in.row(at + 1))));
  };
  return is_owned(end + 1) || is_owned(end + 2);
}

// Thanks, June! Dear April, Love, June
bool is_addressed(const Reader& in, std::uint32_t at, std::uint32_t end) {
  static constexpr std::string_view thanks[] = {
      "Thanks", "thanks",   "you",  "Cheers", "Sorry",          "sorry",
      "cheers", "birthday", "Dear", "Hi",     "Congratulations"};
  static constexpr std::string_view closes[] = {"Love", "love", "wishes", "regards", "Regards"};
  if (at == 0 || !ends_phrase(in, end)) return false;
  // Tweets greet the month: Hi June, please be nice.
  const std::string_view next = in.text(end + 1);
  if (next == "please" || next == "be") return false;
  const bool comma = in.is(at - 1, Word::comma);
  const std::string_view word = in.text(at - (comma ? 2u : 1u));
  if (word == "you") return in.text(at - (comma ? 3u : 2u)) == "Thank";
  return is_one_of(thanks, word) || (comma && end >= in.size() && is_one_of(closes, word));
}

// Spoke to April on Monday, thanks to June for; but "gave him to June to pay", "talks to June".
bool is_receiver(const Reader& in, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t farthest = 10;
  const Row& next = in.row(end);
  if (!in.is(at - 1u, Word::to) || next.is_any(bits(Word::to, Word::possessive)) ||
      (is_plain(next) && !ends_phrase(in, end)))
    return false;
  if (is_one_of(to_person, in.text(at - 2u))) return true;
  for (std::uint32_t step = 2; step <= farthest && step <= at; ++step) {
    const std::string_view word = in.text(at - step);
    if (word == "thanks" || word == "Thanks") return next.is(Word::for_);
    if (in.row(at - step).is_any(bits(Word::from, Word::stop, Word::until))) return false;
    if (step <= farthest / 2 && is_one_of(gifts, word)) return true;
  }
  return false;
}

// Ant and Dec, Tom and June were; April and Tom are, June and I. But "in Japan and June".
bool is_paired(const Reader& in, std::uint32_t at, std::uint32_t end) {
  constexpr Words times =
      bits(Word::preposition, Word::in, Word::at, Word::of, Word::for_, Word::by, Word::from,
           Word::between, Word::on, Word::to, Word::comma, Word::the);
  const auto does = [&](std::uint32_t verb) {
    return in.is(verb, Word::did) || in.text(verb) == "are" || in.text(verb) == "is";
  };
  if (at > 1 && in.before(at).is(Word::and_)) {
    if (!is_other_name(in, at - 2)) return false;
    // Abbreviated months have a day, or other months beside them.
    if (in.row(at).has(Row::abbreviated))
      return !in.row(at - 3u).is_any(bits(Word::in, Word::at, Word::between, Word::from)) &&
             (ends_phrase(in, end) || !is_plain(in.row(end)));
    const bool bare = at == 2 || !in.row(at - 3).is_any(times);
    return bare && (ends_phrase(in, end) || does(end) || in.is(end, Word::possessive));
  }
  if (!in.is(end, Word::and_) || in.before(at).is_any(times)) return false;
  return in.text(end + 1) == "I" || in.is(end + 1, Word::pronoun) ||
         (is_other_name(in, end + 1) && does(end + 2));
}

// Dec, who is the taller one of Ant and Dec: an abbreviation that leads, and is paired behind.
bool is_paired_behind(const Reader& in, std::uint32_t at) {
  if (at != 0 || !in.row(at).has(Row::abbreviated)) return false;
  for (std::uint32_t other = at + 3; other < in.size(); ++other)
    if (in.number(other) == in.number(at) && may_be_given(in, other) &&
        is_paired(in, other, other + 1))
      return true;
  return false;
}

bool has_surname(const Reader& in, std::uint32_t at, std::uint32_t end) {
  return at > 1 && in.before(at).is(Word::of) && is_other_name(in, end) &&
         is_one_of(of_people, in.text(at - 2));
}

}  // namespace

bool is_given_name(const Reader& in, std::uint32_t at, std::uint32_t end) {
  if (!may_be_given(in, at)) return false;
  if (follows_kin(in, at, end) || has_belonging(in, end) || is_addressed(in, at, end) ||
      is_receiver(in, at, end) || is_paired(in, at, end) || has_surname(in, at, end) ||
      is_paired_behind(in, at))
    return true;
  const Row& before = in.before(at);
  if (before.is(Word::and_) && at > 1 && may_be_given(in, at - 2))
    return is_given_name(in, at - 2, at - 1);  // his aunts June and May
  if (is_one_of(of_person, in.text(at - 1u)) && !in.is(end, Word::possessive) &&
      (ends_phrase(in, end) || !is_plain(in.row(end))))
    return true;
  constexpr Words times =
      bits(Word::preposition, Word::on, Word::in, Word::at, Word::last, Word::next, Word::this_,
           Word::early, Word::late, Word::mid, Word::of, Word::to, Word::until, Word::the,
           Word::for_, Word::from, Word::by, Word::that, Word::every, Word::hyphen);
  return act_words.has(in.text(end)) && !before.is_any(times);
}

}  // namespace gloss::dates
