#include "names/message.hpp"

#include <algorithm>
#include <string>

#include "names/sorted_words.hpp"

namespace gloss::names {
namespace {

constexpr std::string_view greetings[] = {"afternoon", "dear",  "evening", "greetings",
                                          "hallo",     "hello", "hey",     "hi",
                                          "hiya",      "howdy", "morning"};
static_assert(std::ranges::is_sorted(greetings));

constexpr std::string_view times_of_day[] = {"afternoon", "day", "evening", "morning"};
static_assert(std::ranges::is_sorted(times_of_day));

/// Words between the greeting and the name.
constexpr std::string_view fillers[] = {"again", "dear", "dearest", "my", "there"};
static_assert(std::ranges::is_sorted(fillers));

/// The first words of a line that takes leave.
constexpr std::string_view first_farewells[] = {
    "all",          "as",     "best",    "bye",       "cheers", "cordially", "fondly", "gratefully",
    "hugs",         "kind",   "kindest", "lots",      "love",   "many",      "much",   "regards",
    "respectfully", "rgds",   "see",     "sincerely", "speak",  "ta",        "take",   "talk",
    "thank",        "thanks", "thx",     "till",      "until",  "very",      "warm",   "warmest",
    "warmly",       "with",   "x",       "xo",        "xoxo",   "xx",        "xxx",    "yours"};
static_assert(std::ranges::is_sorted(first_farewells));

/// Those of which each such line has one.
constexpr std::string_view farewells[] = {
    "best", "bye",   "care",  "cheers",  "cordially",    "faithfully", "fondly", "gratefully",
    "hugs", "later", "love",  "regards", "respectfully", "rgds",       "see",    "sincerely",
    "soon", "ta",    "thank", "thanks",  "thx",          "truly",      "warmly", "wishes",
    "x",    "xo",    "xoxo",  "xx",      "xxx",          "yours"};
static_assert(std::ranges::is_sorted(farewells));

/// Its other words.
constexpr std::string_view leave_taking[] = {"a",
                                             "advance",
                                             "affectionately",
                                             "again",
                                             "all",
                                             "always",
                                             "and",
                                             "appreciation",
                                             "as",
                                             "aye",
                                             "both",
                                             "day",
                                             "ever",
                                             "everything",
                                             "for",
                                             "from",
                                             "great",
                                             "help",
                                             "in",
                                             "kind",
                                             "kindest",
                                             "lots",
                                             "luck",
                                             "many",
                                             "much",
                                             "my",
                                             "next",
                                             "now",
                                             "of",
                                             "once",
                                             "our",
                                             "patience",
                                             "rgds",
                                             "so",
                                             "speak",
                                             "support",
                                             "take",
                                             "talk",
                                             "the",
                                             "then",
                                             "there",
                                             "till",
                                             "time",
                                             "to",
                                             "tomorrow",
                                             "understanding",
                                             "until",
                                             "very",
                                             "warm",
                                             "warmest",
                                             "week",
                                             "weekend",
                                             "with",
                                             "you",
                                             "your"};
static_assert(std::ranges::is_sorted(leave_taking));

/// Kin, offices and crowds that messages greet or come from in place of a name.
constexpr std::string_view nobody[] = {
    "admin",     "all",       "amen",      "aunt",       "auntie",    "boss",      "captain",
    "chair",     "chairman",  "coach",     "colleagues", "committee", "customer",  "dad",
    "daddy",     "darling",   "dean",      "diary",      "director",  "doctor",    "editor",
    "everybody", "everyone",  "father",    "folks",      "friend",    "friends",   "god",
    "gran",      "grandad",   "grandma",   "grandpa",    "granny",    "guys",      "hr",
    "judge",     "ladies",    "lord",      "love",       "madam",     "major",     "management",
    "manager",   "mate",      "me",        "members",    "miss",      "mom",       "mother",
    "mum",       "mummy",     "nan",       "nurse",      "papa",      "president", "ps",
    "reception", "santa",     "secretary", "sir",        "staff",     "support",   "sweetheart",
    "team",      "treasurer", "uncle",     "us",         "world"};
static_assert(std::ranges::is_sorted(nobody));

/// The persons of one line.
class Line {
 public:
  Line(const DocumentView& document, SentenceWords words) : document_(document), words_(words) {}

  /// Each name's words; none if the line does not greet.
  const std::vector<SentenceWords>& greeted() {
    found_.clear();
    std::uint32_t i = words_.first;
    const bool is_good =
        lower(i) == "good" && i + 1 < words_.last && is_in(times_of_day, lower(i + 1));
    if (!is_good && !is_in(greetings, lower(i))) return found_;
    i += is_good ? 2 : 1;
    while (i < words_.last && !is_capital(i) && is_in(fillers, lower(i))) ++i;
    if (i = take_list(i); i < words_.last && !ends_greeting(i)) found_.clear();
    return found_;
  }

  /// Whether the line, up to a comma, takes leave; sets `next` to the word behind that.
  bool takes_leave(std::uint32_t& next) {
    constexpr std::uint32_t most_words = 7;
    bool is_farewell = false;
    std::uint32_t i = words_.first;
    for (; i < words_.last && i - words_.first <= most_words; ++i) {
      const std::string_view word = lower(i);
      if (is_in(farewells, word))
        is_farewell = true;
      else if (!is_in(leave_taking, word))
        break;
    }
    while (i < words_.last &&
           is_any_of(i, bit(Spelling::comma) | bit(Spelling::stop) | bit(Spelling::dash)))
      ++i;
    next = i;
    return is_farewell;
  }

  /// Each name's words, if nothing but names stands from word `first` on.
  const std::vector<SentenceWords>& signers(std::uint32_t first) {
    found_.clear();
    std::uint32_t i = first;
    while (i < words_.last && is_any_of(i, bit(Spelling::dash))) ++i;
    i = take_list(i);
    while (i < words_.last && !has_letters(row(i).spelling)) ++i;
    while (i < words_.last && lower(i).find_first_not_of("xo") == std::string_view::npos) ++i;
    if (i < words_.last) found_.clear();
    return found_;
  }

 private:
  const Row& row(std::uint32_t word) const { return document_.rows[word]; }
  bool is_any_of(std::uint32_t word, std::uint32_t spellings) const {
    return (bit(row(word).spelling) & spellings) != 0;
  }
  bool is_capital(std::uint32_t word) const { return is_any_of(word, capital_words); }
  std::string_view lower(std::uint32_t word) {
    gloss::to_lower(document_.covered(word), lower_);
    return lower_;
  }
  bool is_joint(std::uint32_t word) const {
    return is_any_of(word, bit(Spelling::conjunction) | bit(Spelling::ampersand)) ||
           document_.covered(word) == "+";
  }
  /// "Hi Tom," and "Hi Tom!", but not "Hello Kitty opened".
  bool ends_greeting(std::uint32_t word) const {
    return is_any_of(word, bit(Spelling::comma) | bit(Spelling::stop) | bit(Spelling::dash) |
                               bit(Spelling::colon) | bit(Spelling::other));
  }
  std::uint32_t take_name(std::uint32_t first) {
    std::uint32_t end = first;
    while (end < words_.last && is_capital(end)) ++end;
    found_.push_back({first, end});
    return end;
  }
  /// Takes "Tom", "Tom and Priya" or "Tom, Bo and Priya"; returns the word behind.
  std::uint32_t take_list(std::uint32_t first) {
    if (first >= words_.last || !is_capital(first)) return words_.first;
    std::uint32_t end = take_name(first);
    const std::uint32_t first_end = end;
    while (end + 1 < words_.last && is_capital(end + 1)) {
      const bool is_last = is_joint(end);
      if (!is_last && !is_any_of(end, bit(Spelling::comma))) break;
      end = take_name(end + 1);
      if (is_last) return end;
    }
    found_.resize(1);  // "Hi Tom, Monday is fine"
    return first_end;
  }

  const DocumentView& document_;
  SentenceWords words_;
  std::vector<SentenceWords> found_;
  std::string lower_;
};

/// Puts persons among the names.
class Adder {
 public:
  struct Margins {
    std::int32_t person, doubtful;
  };
  Adder(const DocumentView& document, Margins margins, std::vector<Name>& names)
      : document_(document), margins_(margins), names_(names), known_(names.size()) {}

  /// `any`: also an ordinary word: "Cheers,<line break>Sky".
  enum class Words { names, any };
  void add(const std::vector<SentenceWords>& found, Words words) {
    for (const SentenceWords& one : found)
      if (!can_be(one, words)) return;
    if (found.size() > 1) drop_cover(found);
    for (const SentenceWords& one : found) add(one);
  }

  void finish() {
    drop_empty(names_);
    if (is_any_new_) std::ranges::sort(names_, {}, &Name::begin);
  }

 private:
  Span span_of(SentenceWords words) const {
    return {document_.tokens[words.first].begin, document_.tokens[words.last - 1].end};
  }
  bool can_be(SentenceWords words, Words any) const {
    std::string lower;
    for (std::uint32_t i = words.first; i < words.last; ++i) {
      gloss::to_lower(document_.covered(i), lower);
      if (is_in(nobody, lower) || is_in(greetings, lower)) return false;
    }
    const Row& row = document_.rows[words.first];
    if (row.kind & name_kind::given) return true;
    if (row.kind & name_kind::place) return false;
    if (any != Words::any && (row.kind & name_kind::organization)) return false;
    if (words.last - words.first == 1) return any == Words::any || !is_ordinary(words.first);
    const bool is_family = (document_.rows[words.last - 1].kind & name_kind::family) != 0 ||
                           document_.rows[words.last - 1].smallness == smallness_unknown;
    return any == Words::any && is_family && !is_ordinary(words.first);
  }
  bool is_ordinary(std::uint32_t word) const {
    return (document_.rows[word].marks & word_mark::ordinary) != 0;
  }
  /// "Jude & Olive" as one name.
  void drop_cover(const std::vector<SentenceWords>& found) {
    const Span whole{span_of(found.front()).begin, span_of(found.back()).end};
    for (Name& name : names_)
      if (name.begin == whole.begin && name.end == whole.end) name.end = name.begin;
  }
  void add(SentenceWords words) {
    const Span span = span_of(words);
    const auto known = std::span(names_).first(known_);
    const auto behind = std::ranges::lower_bound(known, span.end, {}, &Name::begin);
    const bool has_name = behind != known.begin() && std::prev(behind)->end > span.begin;
    if (has_name) return make_person(*std::prev(behind), words);
    names_.push_back({span.begin, span.end, Type::person, margins_.person, Name::Source::document});
    is_any_new_ = true;
  }
  void make_person(Name& name, SentenceWords words) const {
    const Span span = span_of(words);
    if (name.begin < span.begin && name.end == span.end && begins_with_greeting(name))
      name.begin = span.begin;
    if (name.type == Type::person || name.begin != span.begin || name.end != span.end) return;
    const bool is_given = (document_.rows[words.first].kind & name_kind::given) != 0;
    if (!is_given && name.margin >= margins_.doubtful) return;
    name.type = Type::person, name.margin = margins_.person, name.source = Name::Source::document;
  }

  /// "Hiya Rowan"
  bool begins_with_greeting(const Name& name) const {
    std::string lower;
    gloss::to_lower(text_of(document_.text, name), lower);
    return is_in(greetings, std::string_view(lower).substr(0, lower.find(' ')));
  }

  const DocumentView& document_;
  Margins margins_;
  std::vector<Name>& names_;
  std::size_t known_;
  bool is_any_new_ = false;
};

/// Whether a line break stands between a word and the next one.
bool ends_line(const DocumentView& document, std::uint32_t word) {
  const std::uint32_t begin = document.tokens[word].end, end = document.tokens[word + 1].begin;
  return gloss::covered(document.text, {begin, end}).find('\n') != std::string_view::npos;
}

}  // namespace

MessageNames::MessageNames(const Model& model)
    : margin_(model.calibration(Type::person).margin_of(0.9f)),
      doubtful_(model.calibration(Type::organization).margin_of(0.7f)) {
  const auto add = [&](std::string_view word, std::vector<std::uint32_t>& hashes) {
    hashes.push_back(short_hash(word));
    first_words_[hashes.back() % places] = true;
  };
  for (const std::string_view word : greetings) add(word, greeting_hashes_);
  add("good", greeting_hashes_);
  for (const std::string_view word : first_farewells) add(word, farewell_hashes_);
  std::ranges::sort(greeting_hashes_);
  std::ranges::sort(farewell_hashes_);
}

bool MessageNames::may_be(std::uint32_t lower_hash, std::uint32_t words) const {
  constexpr std::uint32_t most_words = 12;  // of a farewell and two names
  if (words <= most_words && std::ranges::binary_search(farewell_hashes_, lower_hash)) return true;
  return words > 1 && std::ranges::binary_search(greeting_hashes_, lower_hash);
}

void MessageNames::add(const DocumentView& document, std::span<const MessageLine> lines,
                       std::vector<Name>& names) const {
  Adder adder(document, {margin_, doubtful_}, names);
  for (const MessageLine& one : lines) {
    Line line(document, one.words);
    if (const auto& greeted = line.greeted(); !greeted.empty()) {
      adder.add(greeted, Adder::Words::names);
      continue;
    }
    std::uint32_t next = 0;
    if (!line.takes_leave(next)) continue;
    if (next < one.words.last)
      adder.add(line.signers(next), Adder::Words::names);
    else if (one.next.first < one.next.last && ends_line(document, next - 1))
      adder.add(Line(document, one.next).signers(one.next.first), Adder::Words::any);
  }
  adder.finish();
}

}  // namespace gloss::names
