#include "organizations/lexicon.hpp"

#include "gloss/spelling_key.hpp"
#include "gloss/text.hpp"
#include "organizations/phrase_key.hpp"

namespace gloss::organizations {
namespace {

constexpr std::string_view kind_names[kind_count] = {
    "",          "company", "government", "intergovernmental",
    "military",  "media",   "party",      "education",
    "sports",    "bank",    "court",      "ngo",
    "religious", "other"};

Kind kind_named(const WordList::Row& row, std::size_t column) {
  for (std::size_t i = 1; i < kind_count; ++i)
    if (row[column] == kind_names[i]) return static_cast<Kind>(i);
  row.fail("unknown kind " + in_quotes(row[column]) +
           "; expected company, government, intergovernmental, military, media, party, education, "
           "sports, bank, court, ngo, religious or other");
}

std::string_view without_stop(std::string_view form) {
  if (form.size() > 2 && form.ends_with('.')) form.remove_suffix(1);
  return form;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "NATO", "U.N.", "AT&T", "C/TFN"; "MoD", "AfDB", where small letters are fewer.
bool is_acronym(std::string_view form) {
  unsigned capitals = 0, small = 0;
  for (const char c : form) {
    if (is_capital(c))
      ++capitals;
    else if (c >= 'a' && c <= 'z')
      ++small;
    else if (c != '.' && c != '-' && c != '&' && c != '/' && !(c >= '0' && c <= '9'))
      return false;
  }
  return capitals >= 2 && capitals <= 8 && is_capital(form[0]) && small < capitals &&
         (small == 0 || form.size() <= 5);
}

struct ClassWords {
  Class c;
  std::initializer_list<const char*> words;
};

/// Words that belong to the algorithm, not to a list of kinds.
const ClassWords class_words[] = {
    {article, {"the", "a", "an"}},
    {legal_form,
     {"inc",   "corp", "ltd",  "limited", "llc",  "llp",     "lp",          "plc",
      "co",    "ag",   "sa",   "s.a",     "se",   "nv",      "n.v",         "bv",
      "b.v",   "gmbh", "oyj",  "oy",      "ab",   "asa",     "a/s",         "spa",
      "s.p.a", "srl",  "sas",  "kk",      "pte",  "pty",     "pvt",         "bhd",
      "sdn",   "jsc",  "ojsc", "pjsc",    "cjsc", "company", "corporation", "incorporated"}},
    {generic, {"national", "international", "world",   "united", "european", "royal",  "federal",
               "central",  "american",      "british", "north",  "south",    "new",    "first",
               "great",    "african",       "general", "state",  "public",   "global", "democratic",
               "social",   "supreme",       "high",    "east",   "west",     "asian"}},
    {brand, {"news", "tv", "television", "online", "agency", "radio", "network"}},
    {of_word, {"of", "for"}},
    {clause,
     {"that", "which", "who", "whose", "of",  "in",  "for", "with",  "based",        "on", "at",
      "from", "to",    "by",  "is",    "was", "has", "had", "where", "representing", "and"}},
};

}  // namespace

std::string_view kind_name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::uint64_t letters_of(std::string_view form) {
  std::uint64_t letters = 0;
  unsigned count = 0;
  for (const char c : form) {
    if (!is_capital(c)) continue;
    if (++count > 8) return 0;
    letters = letters << 8 | static_cast<unsigned char>(c);
  }
  return count >= 2 ? letters : 0;
}

Lexicon::Lexicon() {
  for (const auto& [c, words] : class_words)
    for (const char* form : words) word(form).classes |= c;
}

Row& Lexicon::word(std::string_view form) { return words_[spelling_key(without_stop(form))]; }

void Lexicon::read_kinds(const std::string& path, Source source) {
  for (const auto line : WordList::read(path, 3, 3)) {
    Row& row = word(line[0]);
    // The user's kinds replace the shipped ones of the word.
    if (source == Source::user && !row.is(own_kind)) {
      row.kinds = {}, row.weights = {};
      row.classes |= own_kind;
    }
    std::size_t i = 0;
    while (i < row.kinds.size() && row.kinds[i] != 0) ++i;
    if (i == row.kinds.size()) line.fail("more than four kinds for one word");
    row.kinds[i] = static_cast<std::uint8_t>(kind_named(line, 1));
    const double weight = line.number(2);
    if (weight < 1 || weight > 9) line.fail("the weight is not in 1 to 9");
    row.weights[i] = static_cast<std::uint8_t>(weight);
    if (weight >= 2) row.classes |= head;
  }
}

std::uint16_t Lexicon::add_body(const WordList::Row& line, Source source) {
  const Body body{kind_named(line, 1), source == Source::user};
  if (const auto known = acronyms_.find(line[2]); !line[2].empty() && known != acronyms_.end()) {
    const Body& other = bodies_[known->second];
    if (other.kind == body.kind && other.is_own == body.is_own) return known->second;
  }
  if (bodies_.size() > 0xFFFF) line.fail("more than 65,535 bodies");
  bodies_.push_back(body);
  return static_cast<std::uint16_t>(bodies_.size() - 1);
}

void Lexicon::read_known(const std::string& path, Source source) {
  for (const auto line : WordList::read(path, 2, 3)) {
    const std::uint16_t number = add_body(line, source);
    names_[phrase_key(line[0])] = number;
    word(line[0].substr(0, line[0].find_first_of(" ,"))).classes |= known_begin;
    word(line[0].substr(line[0].find_last_of(' ') + 1)).classes |= known_end;
    if (line[2].empty()) continue;
    // Of two shipped bodies with one acronym the first is the better known.
    std::uint16_t& known = acronyms_[std::string(line[2])];
    if (known == 0 || source == Source::user) known = number;
  }
}

void Lexicon::read_context(const std::string& path) {
  for (const auto line : WordList::read(path, 2, 3)) {
    Row& row = word(line[0]);
    const auto kind = static_cast<std::uint8_t>(kind_named(line, 1));
    if (!line[2].empty() && line[2] != "before" && line[2] != "after")
      line.fail("unknown place " + in_quotes(line[2]) + "; expected before, after or nothing");
    if (line[2] != "after") row.before = kind;
    if (line[2] != "before") row.after = kind;
  }
}

Row Lexicon::row(std::string_view form) const {
  Row row{};
  if (form.empty()) return row;
  const std::string_view bare = without_stop(form);
  const std::uint64_t key = spelling_key(bare);
  if (const auto found = words_.find(key); found != words_.end()) row = found->second;
  row.key = form == "&" ? spelling_key("and") : key;
  const char32_t first = code_point_at(form, 0).value;
  if (gloss::to_lower(first) != first) row.classes |= capital;
  bool has_more_capitals = false;
  for (std::size_t i = 1; i < form.size(); ++i) {
    if (!is_capital(form[i])) continue;
    has_more_capitals = true;
    if (form[i - 1] >= 'a' && form[i - 1] <= 'z') row.classes |= mixed_case;
  }
  if (!has_more_capitals) return row;
  if (const auto known = acronyms_.find(form); known != acronyms_.end()) row.body = known->second;
  if (is_acronym(form) && !row.is(legal_form)) {
    row.classes |= acronym;
    row.letters = letters_of(form);
  }
  return row;
}

std::uint16_t Lexicon::body_of(std::string_view name) const {
  const auto found = names_.find(phrase_key(name));
  return found == names_.end() ? std::uint16_t{0} : found->second;
}

}  // namespace gloss::organizations
