#include "boundary.hpp"

#include <algorithm>

#include "list_marker.hpp"

namespace gloss::tokens {
namespace {

constexpr std::uint32_t most_closing = 16;  // marks read after an end mark

// The text after an end mark and its closing quotes and brackets.
struct Following {
  std::uint32_t first = 0;  // the token that would begin the next sentence
  std::uint32_t word = 0;   // the same without opening quotes and brackets
  bool closes_quote = false;
  bool closes_bracket = false;
  bool opens_quote = false;
  bool opens_bracket = false;
  bool is_question = false;  // ! or ? among the end marks
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> known) {
  return std::find(known.begin(), known.end(), word) != known.end();
}

bool is_curly_close(std::uint32_t wide) { return wide == 0xE2809D || wide == 0xE28099; }
bool is_curly_open(std::uint32_t wide) { return wide == 0xE2809C || wide == 0xE28098; }
bool is_end_mark(char c) { return c == '.' || c == '!' || c == '?'; }

class Decision {
 public:
  Decision(const TokenText& tokens, const Lexicon& lexicon, const Mark& mark,
           const BoundaryContext& context)
      : tokens_(tokens), lexicon_(lexicon), mark_(mark), context_(context) {}

  std::uint32_t run() {
    if (!read_following()) return 0;
    const std::uint32_t next = after_.first;
    if (tokens_.touches_previous(next)) return may_touch() ? next : 0;
    if (tokens_.is_dash(next))
      return is_plain_end() && next + 1 < tokens_.size() && tokens_.begins_upper(next + 1) ? next
                                                                                           : 0;
    if (after_.closes_quote && tokens_.is(next, '(')) return 0;  // the source of a quotation
    if (after_.closes_quote && next_is_speaker()) return 0;
    if (joins_words(next)) return 0;
    if (after_.opens_bracket && is_abbreviation()) return bracket_is_sentence() ? next : 0;
    return ends() ? next : 0;
  }

 private:
  // Fills after_; false at the end of the text.
  bool read_following() {
    std::uint32_t i = mark_.token + 1;
    const std::uint32_t limit = i + most_closing;
    while (i < tokens_.size() && i < limit && tokens_.touches_previous(i) && take_closing(i)) {
    }
    if (i >= tokens_.size()) return false;
    after_.first = after_.word = i;
    while (after_.word + 1 < tokens_.size() && after_.word < i + 3) {
      const char c = tokens_.text()[tokens_.begin(after_.word)];
      const bool quote = c == '"' || c == '\'' || c == '`' ||
                         is_curly_open(tokens_.wide(after_.word)) ||
                         tokens_.word(after_.word) == "\xC2\xAB";
      const bool bracket = c == '(' || c == '[' || c == '{';
      if (tokens_.type(after_.word) != Type::punctuation || (!quote && !bracket)) break;
      after_.opens_quote = after_.opens_quote || quote;
      after_.opens_bracket = after_.opens_bracket || bracket;
      ++after_.word;
    }
    return true;
  }

  // Steps over a closing quote or bracket, a further end mark, or the number of a note.
  bool take_closing(std::uint32_t& i) {
    const char c = tokens_.text()[tokens_.begin(i)];
    const std::uint32_t wide = tokens_.wide(i);
    if (is_end_mark(c) || wide == 0xE280A6) {
      after_.is_question = after_.is_question || c == '!' || c == '?';
    } else if (c == ')' || c == ']' || c == '}') {
      after_.closes_bracket = true;
    } else if (c == '"' || c == '\'' || is_curly_close(wide) || tokens_.word(i) == "\xC2\xBB") {
      const bool opens = wide == 0 && tokens_.touches_next(i) && i != context_.quotation_end &&
                         tokens_.type(i + 1) == Type::word;
      if (opens || tokens_.type(i) == Type::word) return false;
      after_.closes_quote = true;
    } else if (c == '[' && i + 2 < tokens_.size() && is_note(i + 1) && tokens_.is(i + 2, ']')) {
      i += 2;  // "[17]"
    } else if (is_raised(i)) {
    } else if (mark_.kind == Mark::stop && is_note_number(i) && !tokens_.touches_next(i)) {
      for (int more = 0; more < 4 && i + 1 < tokens_.size() && is_note_number(i + 1); ++more)
        ++i;  // "11 12"
    } else {
      return false;
    }
    ++i;
    return true;
  }

  bool is_note(std::uint32_t i) const {
    return tokens_.type(i) == Type::number ||
           (tokens_.word(i).size() == 1 && tokens_.begins_lower(i));
  }
  // "¹", "⁵", "†", "‡"
  bool is_raised(std::uint32_t i) const {
    const std::string_view word = tokens_.word(i);
    const std::string_view first = word.substr(0, 2);
    if (first == "\xC2\xB2" || first == "\xC2\xB3" || first == "\xC2\xB9") return true;
    const std::string_view wide = word.substr(0, 3);
    return wide == "\xE2\x80\xA0" || wide == "\xE2\x80\xA1" ||
           (wide >= "\xE2\x81\xB0" && wide <= "\xE2\x81\xB9");
  }
  bool is_note_number(std::uint32_t i) const {
    return tokens_.type(i) == Type::number && tokens_.end(i) - tokens_.begin(i) <= 3;
  }

  // "Is it true?" Mr. Roe asked.
  bool next_is_speaker() const {
    constexpr std::uint32_t longest_name = 5;
    if (mark_.kind != Mark::exclamation) return false;
    for (std::uint32_t i = after_.first; i < tokens_.size() && i < after_.first + longest_name; ++i)
      if (!tokens_.begins_upper(i))
        return i > after_.first &&
               is_one_of(tokens_.word(i), {"said", "says", "asked", "asks", "added", "wrote",
                                           "replied", "shouted", "cried", "told", "exclaimed"});
    return false;
  }

  // "&", "=" ..., but no number's sign; behind an abbreviation also "> 5", "#5".
  bool joins_words(std::uint32_t i) const {
    const char c = tokens_.text()[tokens_.begin(i)];
    if (is_abbreviation() && (c == '<' || c == '>' || c == '#')) return true;
    return (c == '&' || c == '+' || c == '=' || c == '/') && !tokens_.touches_next(i);
  }

  bool is_abbreviation() const {
    return mark_.kind >= Mark::title && mark_.kind <= Mark::initial && !after_.is_question;
  }

  // (They came in 1999.)
  bool bracket_is_sentence() const {
    constexpr std::uint32_t shortest = 3, longest = 80;  // in tokens; "(Ret.)" is no sentence
    if (after_.opens_quote || !next_is_upper()) return false;
    for (std::uint32_t i = after_.word; i < tokens_.size() && i < after_.word + longest; ++i)
      if (tokens_.is(i, ')') || tokens_.is(i, ']'))
        return i >= after_.word + shortest && is_end_mark(tokens_.text()[tokens_.end(i - 1) - 1]);
    return next_is_starter();
  }

  bool is_plain_end() const {
    return mark_.kind == Mark::stop || mark_.kind == Mark::exclamation ||
           mark_.kind == Mark::closing || after_.is_question;
  }

  // Whether the next sentence may touch: "world.Today", and East Asian stops, which take no blank.
  bool may_touch() const {
    const std::uint32_t next = after_.first;
    if (static_cast<unsigned char>(tokens_.text()[tokens_.begin(mark_.token)]) >= 0xE3) return true;
    if (mark_.kind == Mark::ellipsis || !is_plain_end() || mark_.token == 0 ||
        next != mark_.token + 1)
      return false;
    const char before = tokens_.text()[tokens_.begin(mark_.token) - 1];
    if (is_byte(before, byte_gap) || (before & 0x20) == 0 || is_in_code(next)) return false;
    return tokens_.begins_upper(next) || (opens_speech(next) && tokens_.begins_upper(next + 1));
  }
  // "obj.Run()", "java.util.List"
  bool is_in_code(std::uint32_t next) const {
    const std::uint32_t i = mark_.token;
    if (!tokens_.is(i, '.')) return false;
    const bool is_called =
        next + 1 < tokens_.size() && tokens_.is(next + 1, '(') && tokens_.touches_next(next);
    const std::string_view before = tokens_.word(i - 1);
    const std::size_t dot = before.rfind('.');  // that of "p.m" is no code
    return is_called || (dot != std::string_view::npos && dot + 2 < before.size());
  }
  // A quote or bracket between a stop and a word, without blanks. A quote that is open closes
  // there.
  bool opens_speech(std::uint32_t i) const {
    if (!tokens_.touches_next(i)) return false;
    if (tokens_.is(i, '(')) return true;
    if (!tokens_.is(i, '"') || i == context_.quotation_end) return false;
    bool is_open = false;
    for (std::uint32_t at = context_.sentence_begin; at < i; ++at)
      is_open = is_open != tokens_.is(at, '"');
    return !is_open;
  }

  bool ends() const {
    if (after_.is_question && mark_.kind != Mark::ellipsis) return ends_exclamation();
    switch (mark_.kind) {
      case Mark::stop:
      case Mark::closing:
        return ends_stop();
      case Mark::exclamation:
        return ends_exclamation();
      case Mark::ellipsis:
        return next_is_upper();
      case Mark::number:
      case Mark::month:
      case Mark::suffix:
        return ends_suffix();
      case Mark::time:
        return ends_time();
      case Mark::initial:
        return ends_initial();
      case Mark::join:
        return is_only_mentioned();
      default:
        return false;  // a title
    }
  }

  bool next_is_upper() const { return tokens_.begins_upper(after_.word); }
  // "iPhone", "eBay": small letters that begin a name.
  static bool is_camel(std::string_view word) {
    return word.size() > 2 &&
           ((word[1] >= 'A' && word[1] <= 'Z') || (word[2] >= 'A' && word[2] <= 'Z'));
  }
  bool next_is_camel() const {
    return tokens_.begins_lower(after_.word) && is_camel(tokens_.word(after_.word));
  }
  bool next_is_starter() const {
    return next_is_upper() && lexicon_.find(tokens_.word(after_.word)).starts_sentence;
  }
  bool next_is_list_item() const {
    return list_marker_at(tokens_, after_.first).form != ListMarker::none;
  }
  bool next_is_object() const {
    const auto type = tokens_.type(after_.word);
    return type != Type::word && type != Type::punctuation;
  }

  bool ends_stop() const {
    constexpr std::uint32_t longest_marker = 5;  // tokens, with a bullet before
    const bool may_be_marker = mark_.token - context_.sentence_begin < longest_marker;
    if (may_be_marker && mark_.token < item_text_begin()) return false;
    if (follows_bracket()) return next_is_starter();
    return next_is_upper() || next_is_object() || next_is_list_item() || next_is_camel() ||
           goes_on_uncased();
  }

  // "a book (Transl. Mary Roe)": an abbreviation in no list. "(Applause.)" is a sentence.
  bool follows_bracket() const {
    const std::uint32_t i = mark_.token;
    return mark_.kind == Mark::stop && i > context_.sentence_begin + 2 && tokens_.is(i - 2, '(') &&
           tokens_.touches_previous(i - 1) && tokens_.type(i - 1) == Type::word;
  }

  // A sentence that began in lower case tells that the writer puts no capitals.
  bool goes_on_uncased() const {
    constexpr std::uint32_t most_marks = 3;
    if (!tokens_.begins_lower(after_.first) || after_.closes_quote || is_item_number())
      return false;
    std::uint32_t i = context_.sentence_begin;
    const std::uint32_t limit = i + most_marks;
    while (i < mark_.token && i < limit && tokens_.type(i) != Type::word) ++i;
    return tokens_.begins_lower(i) && !is_camel(tokens_.word(i));
  }

  // "three things: 1. a pizza, 2. a pie"
  bool is_item_number() const {
    const std::uint32_t i = mark_.token;
    return i > 1 && tokens_.type(i - 1) == Type::number &&
           (tokens_.is_dash(i - 2) || is_one_of(tokens_.word(i - 2), {":", ",", ";", "and", "or"}));
  }

  // Past the bullet and the number that the sentence begins with.
  std::uint32_t item_text_begin() const {
    std::uint32_t first = context_.sentence_begin;
    const std::uint32_t wide = tokens_.wide(first);
    if (wide == 0xE280A2 || wide == 0xE28183) ++first;
    return first < tokens_.size() ? list_marker_at(tokens_, first).end : 0;
  }

  bool ends_exclamation() const {
    if (tokens_.type(after_.word) == Type::number) return !is_inside_bracket();
    return ends_stop();
  }

  // An opening square bracket a few tokens before.
  bool is_inside_bracket() const {
    for (std::uint32_t i = mark_.token, steps = 0; i-- > 0 && steps < 8; ++steps) {
      if (tokens_.is(i, ']')) return false;
      if (tokens_.is(i, '[')) return true;
    }
    return false;
  }

  // "They avoid e.g. and i.e. But ...": what it would introduce does not follow.
  bool is_only_mentioned() const {
    const std::uint32_t i = mark_.token;
    const std::string_view word = tokens_.word(i);
    if (word.find('.') + 1 == word.size() || i == context_.sentence_begin) return false;
    if (after_.closes_quote && tokens_.touches_previous(i)) return next_is_upper();  // “i.e.”
    if (tokens_.type(i - 1) != Type::word) return false;
    return next_is_starter() || (next_is_upper() && is_named_word(i));
  }

  // The i.e. of "both e.g. and i.e.", "a line with i.e.", which follow what wants a noun.
  bool is_named_word(std::uint32_t i) const {
    return (tokens_.word(i)[0] | 0x20) == 'i' &&
           is_one_of(tokens_.word(i - 1),
                     {"an", "and", "between", "by", "for", "of", "or", "say", "than", "the", "use",
                      "uses", "with", "without", "write", "writes", "wrote"});
  }

  // "vol. I", "app. C."
  bool next_is_reference() const {
    const std::string_view word = tokens_.word(after_.word);
    if (word == "I" && tokens_.word(mark_.token).size() <= 2)
      return false;  // the initial of a name
    return next_is_upper() && (word.size() == 1 || (word.size() == 2 && word[1] == '.'));
  }

  bool ends_suffix() const {
    if (mark_.kind == Mark::number && next_is_reference()) return false;
    if (after_.closes_quote || after_.opens_quote) return next_is_upper();
    const bool takes_number = mark_.kind == Mark::number || mark_.kind == Mark::month;
    return next_is_starter() || (!takes_number && next_is_list_item());
  }

  bool ends_time() const {
    constexpr std::uint32_t fronted = 3;  // "At 5 a.m. Mr. Smith ..."
    if (mark_.token - context_.sentence_begin < fronted) return false;
    // Days, months and time zones continue the time.
    const bool goes_on = is_one_of(
        tokens_.word(after_.word),
        {"Monday",  "Tuesday",   "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday",
         "January", "February",  "March",     "April",    "May",      "June",     "July",
         "August",  "September", "October",   "November", "December", "Jan.",     "Feb.",
         "Aug.",    "Sept.",     "Oct.",      "Nov.",     "Dec.",     "EST",      "EDT",
         "ET",      "CST",       "CDT",       "CT",       "MST",      "MDT",      "MT",
         "PST",     "PDT",       "PT",        "GMT",      "UTC",      "BST",      "CET",
         "CEST",    "IST",       "AEST",      "AEDT",     "KST",      "JST",      "PKT",
         "WIB",     "SGT",       "HKT",       "MYT",      "PHT",      "ICT",      "SAST",
         "BRT",     "NZST",      "NZDT",      "AWST",     "ACST",     "MSK",      "EET",
         "EEST",    "GST",       "NPT",       "Eastern",  "Central",  "Mountain", "Pacific",
         "Sundays", "Saturdays", "Mon.",      "Tues.",    "Wed.",     "Thurs.",   "Fri.",
         "Sat.",    "Sun."});
    return next_is_upper() && !goes_on;
  }

  bool ends_initial() const {
    const std::uint32_t i = mark_.token;
    if (i == context_.sentence_begin || !next_is_upper()) return false;
    const char letter = tokens_.text()[tokens_.begin(i)];
    const bool follows_upper = tokens_.begins_upper(i - 1);
    if (next_is_starter() && (letter == 'I' || !follows_upper || is_numbered(tokens_.word(i - 1))))
      return true;
    const bool verb_follows =
        after_.word + 1 < tokens_.size() && tokens_.begins_lower(after_.word + 1);
    if (!follows_upper && (letter >= 'X' || is_answer(i - 1))) return verb_follows;
    return (!follows_upper && is_label(tokens_.word(i - 1))) ||
           (verb_follows && begins_no_name(tokens_.word(after_.word)));
  }
  // "The answer is B."
  bool is_answer(std::uint32_t i) const {
    return i > context_.sentence_begin + 1 && is_one_of(tokens_.word(i), {"is", "was"}) &&
           is_one_of(tokens_.word(i - 1), {"answer", "choice", "grade", "mark", "result", "type"});
  }
  // What has a letter behind it: "vitamin C.", "class D."
  static bool is_label(std::string_view word) {
    return is_one_of(
        word, {"annex",    "appendix", "block",   "building",  "category",  "class", "column",
               "court",    "deck",     "diagram", "exhibit",   "exit",      "form",  "gate",
               "grade",    "group",    "hall",    "hepatitis", "influenza", "level", "option",
               "panel",    "part",     "plan",    "platform",  "point",     "route", "scenario",
               "schedule", "section",  "sector",  "size",      "stage",     "stand", "team",
               "terminal", "tier",     "type",    "variant",   "vitamin",   "ward",  "zone"});
  }
  // "Malcolm X. That was his name."
  static bool begins_no_name(std::string_view word) {
    return is_one_of(
        word, {"But",  "He",       "Her",     "His",  "It",   "Its",   "Nobody", "Our",   "She",
               "Some", "Somebody", "Someone", "That", "The",  "Their", "There",  "These", "They",
               "This", "Those",    "We",      "What", "When", "Where", "While",  "Who"});
  }
  bool is_numbered(std::string_view word) const {  // "Fig."
    return word.back() == '.' &&
           lexicon_.find(word.substr(0, word.size() - 1)).abbreviation == Abbreviation::number;
  }

  const TokenText& tokens_;
  const Lexicon& lexicon_;
  const Mark& mark_;
  const BoundaryContext& context_;
  Following after_;
};

}  // namespace

std::uint32_t sentence_after(const TokenText& tokens, const Lexicon& lexicon, const Mark& mark,
                             const BoundaryContext& context) {
  return Decision(tokens, lexicon, mark, context).run();
}

}  // namespace gloss::tokens
