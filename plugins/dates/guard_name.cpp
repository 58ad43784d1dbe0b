/// Guards of times inside names: programmes, papers, films, wars, prizes, peoples by their number.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

bool is_mixed(const Row& row) { return row.has(Row::capital) && !row.has(Row::all_capital); }

// Whether the words around `here` have capitals, as in a headline: there a capital tells nothing.
bool is_in_headline(const Reader& in, std::uint32_t here) {
  constexpr std::size_t longest_particle = 3;
  constexpr std::uint32_t farthest = 12;
  static constexpr std::string_view particles[] = {"from", "with",  "over", "into",
                                                   "upon", "after", "than", "amid"};
  const std::uint32_t most = std::min(in.size(), here + farthest);
  for (std::uint32_t at = here - std::min(here, farthest); at < most; ++at) {
    const std::string_view word = in.text(at);
    if (word.size() > longest_particle && word.front() >= 'a' && word.front() <= 'z' &&
        !is_one_of(particles, word))
      return false;
  }
  return true;
}

// Whether a word stands before `at` in its clause: behind none a capital tells nothing.
bool follows_word(const Reader& in, std::uint32_t at) {
  if (at == 0 || in.text(at - 1).size() < 2) return false;
  if (in.text(at - 1, at).find('\n') != std::string_view::npos) return false;
  const char last = in.text(at - 1).back();
  return (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
}

// Behind a heading without a stop: "Share Today, the House ...", "At the Shore Today Rep. Lee ...".
bool begins_clause(const Reader& in, std::uint32_t end) {
  const Row& next = in.row(end);
  const std::string_view word = in.text(end);
  if (word == "is" || word == "are" || word == "with" || word == "Show") return false;
  return next.is_any(bits(Word::comma, Word::possessive, Word::the, Word::a, Word::that,
                          Word::this_, Word::pronoun, Word::function_word)) ||
         next.has(Row::capital);
}

// Saturday Night Live, Monday Night Football.
bool is_show(const Reader& in, std::uint32_t part) {
  const Row& next = in.row(part + 1);
  return is_mixed(in.row(part)) && is_mixed(next) && is_plain(next) &&
         !in.text(part + 1).ends_with("ing") && !is_in_headline(in, part);
}

// USA Today, the Today programme, Entertainment Tonight, Apocalypse Now, CBS This Morning, Last
// Week Tonight: words that only names write with a capital.
bool is_titled(const Reader& in, const Expression& read) {
  constexpr Words common =
      bits(Word::today, Word::tonight, Word::reference, Word::part_of_day, Word::unit, Word::later);
  const std::uint32_t last = read.end - 1;
  const Row& row = in.row(last);
  if (!row.is_any(common) || !is_mixed(row) || row.is(Word::quarter)) return false;
  std::uint32_t first = read.begin;
  if (in.is(first, Word::the) && first < last) ++first;
  if (!is_mixed(in.row(first)) && !in.is(first, Word::digits)) return false;
  if (in.row(first).is(Word::weekday)) return is_show(in, last);
  if (first == last && row.is_any(bits(Word::today, Word::reference)) &&
      begins_clause(in, read.end))
    return false;
  if (in.row(last - 1u).is_any(bits(Word::fiscal, Word::year_noun))) return false;
  return follows_word(in, first) && !is_in_headline(in, last);
}

bool is_paper(std::string_view word) {
  static constexpr std::string_view papers[] = {
      "Telegraph", "Times",    "Mail",        "Express",  "Mirror",   "Herald",  "Post",
      "Star",      "Sun",      "People",      "Tribune",  "Observer", "World",   "Independent",
      "Standard",  "Nation",   "Monitor",     "Leader",   "Punch",    "Trust",   "Vision",
      "Gazette",   "Age",      "Chronicle",   "Journal",  "Dispatch", "Mercury", "Citizen",
      "Guardian",  "Business", "Territorian", "Tasmanian"};
  return is_one_of(papers, word);
}

// The Sunday Telegraph, the Mail on Sunday, Bloody Sunday, Sheffield Wednesday, Wednesday Addams.
bool is_weekday_of_name(const Reader& in, const Expression& read) {
  const std::uint32_t at = read.end - 1;
  if (!in.is(at, Word::weekday) || !is_mixed(in.row(at))) return false;
  const Row& next = in.row(read.end);
  if (is_mixed(next) && (is_paper(in.text(read.end)) || in.text(read.end) == "Addams")) return true;
  if (next.is(Word::part_of_day) && is_show(in, read.end)) return true;
  const Row& prior = in.before(at);
  if (!prior.is(Word::on) && !is_mixed(prior)) return false;
  const std::string_view before = in.text(at - 1u), second = in.text(at - 2u);
  if (before == "on") return second == "Mail" || second == "Scotland" || second == "Independent";
  static constexpr std::string_view names[] = {"Bloody",    "Ruby",   "Freaky",
                                               "Sheffield", "Casual", "Black"};
  return is_one_of(names, before);
}

// The Friday the 13th franchise.
bool is_film(const Reader& in, const Expression& read) {
  static constexpr std::string_view words[] = {"film",      "films",  "movie",  "movies",
                                               "franchise", "series", "remake", "sequel"};
  const std::uint32_t at = read.begin;
  return in.is(at, Word::weekday) && in.is(at + 1, Word::the) && in.is(at + 2, Word::ordinal) &&
         is_one_of(words, in.text(at + 3));
}

// The March of Dimes, the March for Life, the march that has a capital: the Women's March.
bool is_marching(const Reader& in, const Expression& read) {
  const std::uint32_t at = read.end - 1;
  if (in.text(at) != "March") return false;
  const Row& before = in.before(at);
  const bool timed = before.is_any(bits(Word::in, Word::since, Word::early, Word::late, Word::mid,
                                        Word::until, Word::by, Word::from));
  const std::string_view next = in.text(read.end);
  if (next == "of" && is_mixed(in.row(read.end + 1)) && is_plain(in.row(read.end + 1))) return true;
  if (timed) return false;
  const bool goes = next == "of" || next == "for" || next == "on" || next == "to";
  const bool named = is_mixed(in.row(read.end + 1)) && is_plain(in.row(read.end + 1));
  if (goes && named && before.is_any(bits(Word::the, Word::possessive))) return true;
  return before.is(Word::the) && !is_plain(in.row(read.end)) &&
         !in.row(read.end).is_any(bits(Word::digits, Word::ordinal, Word::quarter, Word::dash,
                                       Word::hyphen, Word::year, Word::or_, Word::and_, Word::to,
                                       Word::holiday, Word::part_of_day, Word::unit, Word::month));
}

// The player of the year, Australian of the Year; the order of the day; it carried the day.
bool is_of_prize(const Reader& in, const Expression& read) {
  if (!in.is(read.begin, Word::the) || read.end - read.begin != 2) return false;
  const std::uint32_t last = read.end - 1;
  const std::string_view unit = in.text(last), before = in.text(read.begin - 1u);
  if (unit == "day") {
    static constexpr std::string_view verbs[] = {"carried", "carry", "carries", "saved",
                                                 "save",    "saves", "won",     "seize"};
    return is_one_of(verbs, before) || (before == "of" && in.text(read.begin - 2u) == "order");
  }
  if (!in.before(read.begin).is(Word::of)) return false;
  if (is_mixed(in.row(last))) return !is_in_headline(in, last) || in.is(last, Word::unit);
  static constexpr std::string_view prizes[] = {
      "player",  "manager", "coach",     "man",         "woman",       "person",
      "driver",  "rookie",  "sportsman", "sportswoman", "businessman", "artist",
      "teacher", "nurse",   "athlete",   "footballer"};
  return unit == "year" && is_one_of(prizes, in.text(read.begin - 2u));
}

// The 2700 Australians, the 1900 workers: so many.
bool is_number_of(const Reader& in, const Expression& read) {
  const std::uint32_t at = read.end - 1;
  if (!in.is(at, Word::year) || !in.before(at).is(Word::the) || read.end >= in.size()) return false;
  const std::int32_t year = in.number(at);
  const std::string_view next = in.text(read.end);
  const bool usual = year >= 1900 && year < 2060;
  if (is_mixed(in.row(read.end)) && is_plain(in.row(read.end)))
    return next.size() > 4 && next.ends_with("s") && !usual;
  static constexpr std::string_view counted[] = {
      "workers",   "soldiers", "delegates",  "employees", "members",    "refugees",   "prisoners",
      "residents", "students", "passengers", "voters",    "villagers",  "patients",   "pupils",
      "fans",      "guests",   "protesters", "officers",  "victims",    "survivors",  "jobs",
      "homes",     "houses",   "households", "schools",   "spectators", "immigrants", "migrants"};
  return (!usual || year % 100 == 0) && is_one_of(counted, next);
}

constexpr std::string_view whole_books =
    " Genesis Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Samuel Kings Chronicles Ezra "
    "Nehemiah Esther Job Proverbs Ecclesiastes Isaiah Jeremiah Ezekiel Daniel Hosea Joel Amos "
    "Jonah Micah Zechariah Malachi Matthew Mark Luke John Acts Romans Corinthians Galatians "
    "Ephesians Hebrews Philippians Colossians Thessalonians Timothy Titus Philemon James Peter "
    "Jude Revelation Sirach Maccabees Quran Koran Sura Surah Psalm Psalms ";
constexpr std::string_view short_books =
    " Gen Ex Exod Lev Num Deut Josh Judg Sam Chron Neh Ps Prov Eccl Isa Jer Lam Ezek Dan Hos Mic "
    "Nah Hab Zeph Hag Zech Mal Macc Matt Mt Mk Lk Jn Rom Cor Gal Eph Phil Col Thess Tim Tit Phlm "
    "Heb Jas Pet Rev ";

// Whether `books` has the word, with or without the stop of an abbreviation.
bool is_book(std::string_view books, std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  for (std::size_t book = books.find(word); book != books.npos; book = books.find(word, book + 1))
    if (book > 0 && books[book - 1] == ' ' && books[book + word.size()] == ' ') return true;
  return false;
}

// Rom. 12:18, 21 and 13:10: the last one is behind other verses of the book.
bool follows_book(const Reader& in, std::uint32_t at) {
  constexpr std::uint32_t farthest = 10;
  constexpr Words verses =
      bits(Word::clock, Word::digits, Word::comma, Word::and_, Word::hyphen, Word::dash);
  std::uint32_t before = at - 1;
  while (before > 0 && at - before < farthest &&
         (in.row(before).is_any(verses) || in.text(before) == ";" ||
          (in.is(before, Word::stop) && in.touching(before))))
    --before;
  const std::string_view word = in.text(before);
  return is_book(whole_books, word) || is_book(short_books, word);
}

// The stop of "Rom." before 12:18 may be taken for the end of a sentence.
bool follows_short_book(const Reader& in) {
  std::string_view before = in.text_before(0);
  if (!before.ends_with(". ")) return false;
  before.remove_suffix(1);
  const std::string_view word = before.substr(before.rfind(' ') + 1);
  return is_book(short_books, word);
}

}  // namespace

// The attacks of 9/11: a name more than a date.
bool as_nine_eleven(const Reader& in, const Expression& read) {
  const bool number = in.text(read.begin) == "9/11";
  const bool named = read.fields.month == 9 && read.fields.day == 11;
  if ((!number && !named) || in.joined(read.end)) return false;
  static constexpr std::string_view nouns[] = {"attacks",   "attack",   "terrorist",  "terror",
                                               "hijackers", "families", "commission", "victims"};
  const auto names = [&](std::string_view word) { return is_one_of(nouns, word); };
  if (names(in.text(read.end)) || in.text(read.end) == "Commission") return true;
  const std::string_view before = in.text(read.begin - 1u), second = in.text(read.begin - 2u);
  if (!number) return before == "of" && names(second);
  // The attack on 9/11, those killed on 9/11, an attack like 9/11.
  static constexpr std::string_view behind[] = {"since", "after",  "like", "Since", "After",
                                                "until", "before", "post", "pre",   "Post"};
  static constexpr std::string_view told[] = {"killed", "died",   "murdered", "happened",
                                              "lost",   "fallen", "perished"};
  return is_one_of(behind, before) || (before == "of" && names(second)) ||
         (before == "on" && (names(second) || is_one_of(told, second)));
}

bool names_length(const Reader& in, const Expression& read) {
  std::uint32_t last = read.end - 1;
  if (in.is(last, Word::possessive) && last > read.begin) --last;
  const Row& unit = in.row(last);
  if (!unit.is_any(unit_words) || !is_mixed(unit)) return false;
  if (in.before(last).is(Word::day_kind)) return false;  // within ten Business Days
  const std::uint32_t next = in.is(last + 1, Word::possessive) ? last + 2 : last + 1;
  static constexpr std::string_view wars[] = {
      "War",   "Wars",   "Battle",   "Battles",       "Offensive",     "Campaign",
      "Siege", "Revolt", "Uprising", "International", "Internationals"};
  if (is_one_of(wars, in.text(next))) return true;
  if (unit.is_any(bits(Word::unit, Word::tunit))) return false;
  // "In 5 Minutes a car comes" is badly written only.
  constexpr Words timed = bits(Word::in, Word::within, Word::for_, Word::after);
  if (unit.is(Word::tunits) && in.before(read.begin).is_any(timed)) return false;
  constexpr Words numbers = bits(Word::digits, Word::cardinal, Word::tens, Word::decimal);
  return in.row(read.begin).is_any(numbers | bits(Word::the)) && !in.is(next, Word::ending) &&
         in.text(next) != "Ended" && !is_in_headline(in, last);
}

bool is_verse_or_score(const Reader& in, std::uint32_t at) {
  static constexpr std::string_view scores[] = {"score", "scoreline", "ratio", "odds",    "titre",
                                                "titer", "dilution",  "scale", "diluted", "titres"};
  static constexpr std::string_view behind[] = {"dilution", "mixture", "ratio",   "mix",
                                                "scale",    "model",   "solution"};
  if (is_one_of(behind, in.text(at + 1))) return true;
  constexpr std::uint32_t farthest = 4;
  if (at == 0) return follows_short_book(in);
  if (follows_book(in, at)) return true;
  for (std::uint32_t step = 1; step <= farthest && step <= at; ++step) {
    if (in.row(at - step).is_any(bits(Word::stop, Word::comma))) return false;
    if (is_one_of(scores, in.text(at - step))) return true;
  }
  return false;
}

bool is_in_name(const Reader& in, const Expression& read) {
  const std::uint32_t last = read.end - 1;
  if (in.is(last, Word::year)) return is_number_of(in, read);
  if (in.is(last, Word::unit) && is_of_prize(in, read)) return true;
  if (is_film(in, read)) return true;
  if (!in.row(last).has(Row::capital)) return false;
  if (in.is(last, Word::unit) && in.row(last).unit == Grain::century && is_show(in, last))
    return true;  // 20th Century Fox, the 21st Century Cures Act
  return (!in.colloquial() && is_titled(in, read)) || is_weekday_of_name(in, read) ||
         is_marching(in, read);
}

}  // namespace gloss::dates
