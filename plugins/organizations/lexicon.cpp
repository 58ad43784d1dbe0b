#include "organizations/lexicon.hpp"

#include <algorithm>
#include <array>

#include "gloss/spelling_key.hpp"
#include "gloss/text.hpp"
#include "organizations/phrase_key.hpp"

namespace gloss::organizations {
namespace {

std::string_view without_stop(std::string_view form) {
  if (form.size() > 2 && form.ends_with('.')) form.remove_suffix(1);
  return form;
}

std::uint64_t pair_key(std::uint64_t first, std::uint64_t second) {
  return (first ^ second << 1) * 0x9E3779B97F4A7C15u;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Bits of a byte's part in a word; a capital's is that of a small letter, one step up.
constexpr unsigned small_byte = 1, capital_byte = 2, stop_byte = 4, other_letter_byte = 8,
                   other_byte = 16;  // neither an ASCII letter nor a digit
constexpr unsigned hyphen_byte = 32;

constexpr std::array<std::uint8_t, 256> byte_parts = [] {
  std::array<std::uint8_t, 256> parts{};
  for (std::size_t byte = 0; byte < parts.size(); ++byte) {
    if (byte >= 'a' && byte <= 'z') parts[byte] = small_byte;
    if (byte >= 'A' && byte <= 'Z') parts[byte] = capital_byte;
    if (byte >= '0' && byte <= '9') parts[byte] = other_letter_byte;
    if (byte >= 0x80) parts[byte] = other_letter_byte | other_byte;
    if (parts[byte] == 0) parts[byte] = other_byte;
  }
  parts['.'] = stop_byte | other_byte;
  parts['-'] = hyphen_byte | other_byte;
  return parts;
}();

/// Whether eight bytes are small ASCII letters.
constexpr bool are_small(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101u, tops = ones << 7;
  const std::uint64_t from_a = bytes + ones * (0x80 - 'a'), beyond_z = bytes + ones * (0x7F - 'z');
  return ((from_a & ~beyond_z & ~bytes) & tops) == tops;
}

/// Whether all bytes of a form behind the first one are small ASCII letters, and there are some.
bool has_small_rest(std::string_view form) {
  constexpr std::uint64_t letters = 0x6161616161616161u;
  for (std::size_t at = 1; at < form.size(); at += 8) {
    const std::size_t size = form.size() - at;
    const std::uint64_t rest = size < 8 ? letters << (8 * size) : 0;
    if (!are_small(spelling::bytes_at(form, at) | rest)) return false;
  }
  return form.size() > 1;
}

/// Holds the kinds of the bytes of a form, as bits of byte_parts.
struct Parts {
  unsigned first, rest = 0;
  unsigned inner = 0;  ///< neither the first nor the last one
  unsigned mixed = 0;  ///< a step up from a small letter to a capital

  explicit Parts(std::string_view form) : first(byte_parts[static_cast<unsigned char>(form[0])]) {
    if (has_small_rest(form)) {
      rest = inner = small_byte;
      return;
    }
    unsigned before = first;
    for (std::size_t i = 1; i < form.size(); ++i) {
      const unsigned own = byte_parts[static_cast<unsigned char>(form[i])];
      mixed |= before << 1 & own;
      inner = rest;
      rest |= own;
      before = own;
    }
  }
};

/// "NATO", "U.N.", "AT&T", "C/TFN", "2GB"; "MoD", "AfDB",
/// "ECtHR", where small letters are fewer.
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
  if (capitals < 2 || capitals > 8 || small >= capitals) return false;
  if (form[0] >= '0' && form[0] <= '9') return small == 0 && form.size() <= 5;
  if (!is_capital(form[0])) return false;
  return small == 0 || form.size() <= 5 || (small == 1 && form.size() <= 6 && form.back() < 'a');
}

/// "Zorkbank": a bank whose word tells it.
bool is_bank(std::string_view form) {
  constexpr std::string_view others[] = {"Burbank",   "Clydebank", "Databank", "Fairbank",
                                         "Foodbank",  "Greenbank", "Millbank", "Rockbank",
                                         "Southbank", "Woodbank"};
  static_assert(std::ranges::is_sorted(others));
  return form.size() >= 6 && is_capital(form[0]) && form.ends_with("bank") &&
         !std::ranges::binary_search(others, form);
}

/// "4ZK": the call signs of Australia's radio stations begin with a digit from 2 to 8. "4TH" and
/// "5PM" do so too.
bool is_call_sign(std::string_view form) {
  const std::string_view rest = form.substr(1);
  return form.size() >= 3 && form.size() <= 4 && form[0] >= '2' && form[0] <= '8' &&
         std::ranges::all_of(rest, is_capital) && rest != "TH" && rest != "RD" && rest != "ND" &&
         rest != "COM" && rest.back() != 'M';
}

void set_main(Row& row) {
  const auto best = std::ranges::max_element(row.weights);
  row.main = row.kinds[static_cast<std::size_t>(best - row.weights.begin())];
  row.main_weight = *best;
}

/// Calls `use` for each run of ASCII letters and digits: the tokens layer parts words at some of
/// the other characters.
template <class Use>
void each_plain_part(std::string_view name, Use use) {
  const auto is_plain = [&](std::size_t i) {
    return (byte_parts[static_cast<unsigned char>(name[i])] & other_byte) == 0;
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::size_t begin = i;
    while (i < name.size() && is_plain(i)) ++i;
    if (i > begin) use(name.substr(begin, i - begin));
  }
}

struct ClassWords {
  Class c;
  std::initializer_list<const char*> words;
};

/// Words that belong to the algorithm, not to a list of kinds.
const ClassWords class_words[] = {
    {article, {"the", "a", "an"}},
    {legal_form,
     {"inc",  "corp",    "ltd",         "limited",      "llc", "llp", "lp",    "plc",  "co",
      "ag",   "sa",      "s.a",         "se",           "nv",  "n.v", "bv",    "b.v",  "gmbh",
      "oyj",  "oy",      "ab",          "asa",          "a/s", "spa", "s.p.a", "srl",  "sas",
      "kk",   "pte",     "pty",         "pvt",          "bhd", "sdn", "jsc",   "ojsc", "pjsc",
      "cjsc", "company", "corporation", "incorporated", "tbk"}},
    {generic, {"national", "international", "world",   "united", "european", "royal",  "federal",
               "central",  "american",      "british", "north",  "south",    "new",    "first",
               "great",    "african",       "general", "state",  "public",   "global", "democratic",
               "social",   "supreme",       "high",    "east",   "west",     "asian"}},
    {brand, {"news", "tv", "television", "online", "agency", "radio", "network"}},
    {of_word, {"of", "for"}},
    {preposition,
     {"of", "for", "on", "in", "to", "against", "at", "with", "from", "by", "de", "du", "des"}},
    {institution,
     {"police",     "army",       "navy",     "guard",      "bank",         "banks",    "church",
      "churches",   "school",     "schools",  "university", "universities", "college",  "colleges",
      "academy",    "court",      "courts",   "hospital",   "hospitals",    "tribunal", "newspaper",
      "newspapers", "parliament", "ministry", "party",      "airline",      "airlines", "company",
      "embassy",    "diocese",    "parish"}},
    {inherits,
     {"council", "board", "committee", "office", "group", "holding", "holdings", "conference",
      "command", "division", "unit", "branch", "services", "service", "system", "panel"}},
    {of_town, {"university", "bank", "church", "diocese", "hospital"}},
    {of_place,
     {"district", "city", "regional", "county", "town", "borough", "municipal", "provincial",
      "shire", "village"}},
    {country, {"us",        "u.s",       "usa",         "uk",       "america",  "canada",
               "mexico",    "brazil",    "argentina",   "chile",    "colombia", "peru",
               "venezuela", "europe",    "germany",     "france",   "italy",    "spain",
               "portugal",  "ireland",   "netherlands", "belgium",  "austria",  "switzerland",
               "sweden",    "norway",    "denmark",     "finland",  "poland",   "romania",
               "hungary",   "ukraine",   "russia",      "turkey",   "greece",   "israel",
               "egypt",     "nigeria",   "kenya",       "ghana",    "ethiopia", "africa",
               "india",     "pakistan",  "bangladesh",  "nepal",    "asia",     "china",
               "japan",     "korea",     "taiwan",      "thailand", "vietnam",  "malaysia",
               "singapore", "indonesia", "philippines", "cambodia", "myanmar",  "australia",
               "zealand",   "kong"}},
    {whole_service,
     {"department", "service", "force", "forces", "party", "club", "group", "union"}},
    {exchange,
     {"nyse", "nasdaq", "amex", "otc",  "otcqb", "lse", "aim", "asx", "tsx", "tsxv", "nzx",
      "jse",  "nse",    "bse",  "hkex", "sehk",  "sgx", "tse", "krx", "b3",  "bmv"}},
    {thing,
     {"right", "rights", "act", "bill", "law", "treaty", "convention", "agreement", "memorandum",
      "index", "syndrome", "disorder", "disease", "product", "rate", "test", "certificate"}},
    {official,
     {"commissioner", "attorney", "prosecutor", "ombudsman", "governor", "minister", "president",
      "secretary", "director", "officer"}},
    {plural, {"nations", "tribes", "bands"}},
    {mark, {",", "."}},
    {saying, {"also",        "better",    "commonly",  "popularly", "widely",  "formerly",
              "previously",  "often",     "usually",   "now",       "locally", "known",
              "abbreviated", "shortened", "referred",  "short",     "stands",  "aka",
              "a.k.a",       "renamed",   "rebranded", "called",    "changed", "was"}},
    {adjective,
     {"liberal", "conservative", "republican", "democratic", "democrat", "communist", "socialist",
      "catholic", "anglican", "protestant", "lutheran", "methodist"}},
    {clause,
     {"that", "which", "who", "whose", "of",  "in",  "for", "with",  "based",        "on", "at",
      "from", "to",    "by",  "is",    "was", "has", "had", "where", "representing", "and"}},
};

}  // namespace

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
  for (std::size_t kind = 0; kind < kind_count; ++kind)
    bodies_.push_back({static_cast<Kind>(kind), false});
  for (const auto& [c, words] : class_words)
    for (const char* form : words) word(form).classes |= c;
}

Row& Lexicon::word(std::string_view form) { return words_[spelling_key(without_stop(form))]; }

/// One word, or two with a blank between them.
Row& Lexicon::words(std::string_view forms) {
  const std::size_t blank = forms.find(' ');
  if (blank == std::string_view::npos) return word(forms);
  Row& second = word(forms.substr(blank + 1));
  second.classes |= pair_end;
  return pairs_[pair_key(spelling_key(forms.substr(0, blank)),
                         spelling_key(without_stop(forms.substr(blank + 1))))];
}

void Lexicon::read_kinds(const std::string& path, Source source) {
  has_own_kinds_ |= source == Source::user;
  for (const auto line : WordList::read(path, 3, 3)) {
    Row& row = words(line[0]);
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
    set_main(row);
    if (weight >= 2) row.classes |= head;
  }
}

void Lexicon::add_name(std::string_view name, std::uint16_t body) {
  names_[PhraseKey(name).value()] = body;
  each_plain_part(name, [&](std::string_view part) {
    Row& row = words_[spelling_key(part)];
    row.classes |= in_known;
    row.phrase = PhraseKey(part);
  });
  // "Petroleos" is "Petróleos".
  for (std::size_t at = 0; at < name.size();) {
    const std::string_view part = name.substr(at, name.find(' ', at) - at);
    at += part.size() + 1;
    if (std::ranges::all_of(part, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
      continue;
    Row& row = word(part);
    row.classes |= in_known;
    row.phrase = PhraseKey(part);
  }
  word(name.substr(0, name.find_first_of(" ,"))).classes |= known_begin;
  word(name.substr(name.find_last_of(' ') + 1)).classes |= known_end;
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
  const WordList list = WordList::read(path, 2, 3);
  for (const auto line : list.agreed()) {
    const std::uint16_t number = add_body(line, source);
    add_name(line[0], number);
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

void Lexicon::read_names(const std::string& path) {
  names_.reserve(20'000);
  for (const auto line : WordList::read(path, 2, 2)) {
    const Kind kind = kind_named(line, 0);
    std::string_view names = line[1];
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(", "), names.size());
      const std::string_view name = names.substr(0, end);
      if (body_of(PhraseKey(name)) == 0) add_name(name, static_cast<std::uint16_t>(kind));
      names.remove_prefix(std::min(end + 2, names.size()));
    }
  }
}

void Lexicon::read_evidence(const std::string& path) {
  for (const auto line : WordList::read(path, 3, 3)) {
    if (line[1] == "mark") {
      evidence_.add(line, 0);
      continue;
    }
    Row& row = word(line[0]);
    row.evidence = evidence_.add(line, row.evidence);
    if (line[0] == "0") number_evidence_ = row.evidence;
  }
}

Row Lexicon::row(std::string_view form) const {
  Row row{};
  if (form.empty()) return row;
  const std::string_view bare = without_stop(form);
  const std::uint64_t key = spelling_key(bare);
  if (const auto found = words_.find(key); found != words_.end()) row = found->second;
  row.key = form == "&" ? spelling_key("and") : key;
  if (form[0] >= '0' && form[0] <= '9') row.evidence = number_evidence_;
  const Parts parts(form);
  const unsigned first = parts.first, all = parts.first | parts.rest;
  if (static_cast<unsigned char>(form[0]) < 0x80) {
    if (first == capital_byte) row.classes |= capital;
  } else if (const char32_t letter = code_point_at(form, 0).value;
             gloss::to_lower(letter) != letter) {
    row.classes |= capital;
  }
  if (all & small_byte) row.classes |= small_letters;
  if (all & (small_byte | capital_byte | other_letter_byte)) row.classes |= with_letter;
  if (all & other_byte) {
    row.classes |= in_known;
    row.phrase = PhraseKey(form);
  }
  if (parts.mixed & capital_byte) row.classes |= mixed_case;
  if (parts.inner & stop_byte) row.classes |= inner_stop;
  row.has_hyphen = (parts.inner & hyphen_byte) != 0;
  const auto set_kind = [&](Kind kind, std::uint8_t weight) {
    row.kinds[0] = static_cast<std::uint8_t>(kind), row.weights[0] = weight;
    set_main(row);
  };
  if (row.kinds[0] == 0 && form.ends_with("bank") && is_bank(form)) set_kind(Kind::bank, 7);
  if (row.kinds[0] == 0 && first == other_letter_byte && is_call_sign(form))
    set_kind(Kind::media, 4);
  const bool has_more_capitals = (parts.rest & capital_byte) != 0;
  if (!has_more_capitals) return row;
  if (const auto known = acronyms_.find(form); known != acronyms_.end()) row.body = known->second;
  if (is_acronym(form) && !row.is(legal_form)) {
    row.classes |= acronym;
    row.letters = letters_of(form);
  }
  return row;
}

const Row& Lexicon::kinds_behind(const Row& first, const Row& second) const {
  const auto found = pairs_.find(pair_key(first.key, second.key));
  return found == pairs_.end() ? second : found->second;
}

std::uint16_t Lexicon::body_of(const PhraseKey& name) const {
  const auto found = names_.find(name.value());
  return found == names_.end() ? std::uint16_t{0} : found->second;
}

}  // namespace gloss::organizations
