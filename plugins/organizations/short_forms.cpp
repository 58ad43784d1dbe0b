#include "organizations/short_forms.hpp"

#include <algorithm>
#include <array>

#include "gloss/spelling_key.hpp"
#include "organizations/initials.hpp"

namespace gloss::organizations {
namespace {

constexpr std::uint32_t longest_name = 16;  // words

bool begins_capital(std::string_view form) { return form[0] >= 'A' && form[0] <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

constexpr std::uint64_t ministry = spelling_key("ministry"),
                        department = spelling_key("department"), faculty = spelling_key("faculty"),
                        school = spelling_key("school"), university = spelling_key("university"),
                        corporation = spelling_key("corporation"),
                        company = spelling_key("company"), and_word = spelling_key("and");

bool is_office(std::uint64_t key) { return key == ministry || key == department; }

bool are_equal(const DocumentView& document, std::uint32_t one, std::uint32_t other,
               std::uint32_t count) {
  for (std::uint32_t i = 0; i < count; ++i)
    if (document.row(one + i).key != document.row(other + i).key) return false;
  return true;
}

/// Takes the letters of a word from the beginnings of a name's words, each as many as it can give.
class Speller {
 public:
  explicit Speller(std::string_view letters) : letters_(letters) { reached_[0][0] = 0; }

  /// A word with a capital gives up to four letters, another one none or one. One word with a
  /// capital may be left out, but not the first or the last one.
  void add(std::string_view form, bool is_end) {
    std::array<Row, longest + 1> next;
    next.fill({none, none});
    const bool is_main = begins_capital(form);
    for (std::size_t at = 0; at <= letters_.size(); ++at) {
      for (int skipped = 0; skipped < 2; ++skipped) {
        const int parts = reached_[at][skipped];
        if (parts == none) continue;
        const std::size_t give = std::min(is_main ? std::size_t{4} : std::size_t{1}, form.size());
        for (std::size_t i = 0; i < give && at + i < letters_.size(); ++i) {
          if (capital_of(form[i]) != capital_of(letters_[at + i])) break;
          reach(next[at + i + 1][skipped], parts + is_main);
        }
        if (!is_main) reach(next[at][skipped], parts);
        if (is_main && !is_end && skipped == 0) reach(next[at][1], parts);
      }
    }
    reached_ = next;
  }
  /// Two parts tell enough if they are long: "Comelec", not "Cost".
  bool is_spelled() const {
    const auto& parts = reached_[letters_.size()];
    return std::max(parts[0], parts[1]) >= (letters_.size() < 6 ? 3 : 2);
  }

  static constexpr std::size_t longest = 10;  // letters

 private:
  static constexpr int none = -1;
  using Row = std::array<int, 2>;  // the most words that have given letters; by words left out

  static void reach(int& parts, int more) { parts = std::max(parts, more); }

  std::string_view letters_;
  std::array<Row, longest + 1> reached_ = [] {
    std::array<Row, longest + 1> nowhere;
    nowhere.fill({none, none});
    return nowhere;
  }();  // by letters taken
};

/// "UWinnipeg", "UConn".
bool is_campus(const DocumentView& document, std::string_view form, const NameWords& whole) {
  if (form.size() < 5 || (form[0] != 'U' && form[0] != 'u') || !begins_capital(form.substr(1)))
    return false;
  if (whole.size() < 3 || !document.row(whole.last - 1).is(of_word)) return false;
  return document.row(whole.first).key == university &&
         document.covered(whole.last).starts_with(form.substr(1));
}

/// "Nyrstar", of Nyrstar-Zork.
bool is_before_hyphen(const DocumentView& document, std::string_view form, const NameWords& whole) {
  if (whole.size() != 1) return false;
  const std::string_view long_form = document.covered(whole.first);
  return long_form.size() > form.size() + 1 && long_form.starts_with(form) &&
         long_form[form.size()] == '-' && begins_capital(long_form.substr(form.size() + 1));
}

/// Whether the words have these initials; with or without the last of "Control and Prevention".
bool have_initials(const DocumentView& document, std::uint64_t letters, std::uint32_t first,
                   std::uint32_t last) {
  const auto have = [&](std::uint32_t end) {
    const Initials initials(document, first, end);
    return std::find(initials.begin(), initials.end(), letters) != initials.end();
  };
  if (have(last)) return true;
  return last >= first + 3 && document.row(last - 1).key == and_word && have(last - 2);
}

/// "IIT Bombay", "Africa CDC".
bool is_mixed(const DocumentView& document, const NameWords& name, const NameWords& whole) {
  const std::uint32_t rest = name.size() - 1;
  if (whole.size() < rest + 2 || whole.size() > longest_name) return false;
  if (const Row& first = document.row(name.first); first.is(acronym))
    return are_equal(document, name.first + 1, whole.last + 1 - rest, rest) &&
           have_initials(document, first.letters, whole.first, whole.last - rest);
  return are_equal(document, name.first, whole.first, rest) &&
         have_initials(document, document.row(name.last).letters, whole.first + rest, whole.last);
}

/// "Health Ministry", of the Federal Ministry of Health and Welfare.
bool is_inverted(const DocumentView& document, const NameWords& name, const NameWords& whole) {
  const std::uint64_t office = document.row(name.last).key;
  for (std::uint32_t i = whole.first; i + 2 <= whole.last; ++i) {
    if (document.row(i).key != office || !document.row(i + 1).is(of_word)) continue;
    std::uint32_t subject = i + 2;
    if (subject < whole.last && document.row(subject).is(article)) ++subject;
    if (document.row(subject).key != document.row(name.last - 1).key) return false;
    // What stands before is in both: "Federal Health Ministry".
    return name.size() == 2 ||
           (i > whole.first && document.row(name.first).key == document.row(whole.first).key);
  }
  return false;
}

}  // namespace

bool is_noun_of_firm(const Row& row) { return row.key == corporation || row.key == company; }

ShortForm short_form_of(const DocumentView& document, const NameWords& name) {
  const Row& last = document.row(name.last);
  if (name.size() == 1 && name.form_last == name.last)
    return last.is(acronym) || document.covered(name.last).size() < 4 ? ShortForm::none
                                                                      : ShortForm::word;
  if (name.form_last != name.last)
    return is_noun_of_firm(document.row(name.form_last)) ? ShortForm::with_legal_form
                                                         : ShortForm::none;
  if (name.size() <= 3 && is_office(last.key)) return ShortForm::inverted;
  if (name.size() <= 4 && document.row(name.first).is(acronym) != last.is(acronym))
    return ShortForm::with_acronym;
  return ShortForm::none;
}

bool is_spelled_acronym(const DocumentView& document, std::uint32_t word, const NameWords& whole) {
  const std::string_view form = document.covered(word);
  if (whole.size() < 2 || whole.size() > longest_name || form.size() > Speller::longest)
    return false;
  if (form[0] != document.covered(whole.first)[0] || !begins_capital(form)) return false;
  if (!std::all_of(form.begin() + 1, form.end(), is_small)) return false;
  Speller speller(form);
  for (std::uint32_t i = whole.first; i <= whole.last; ++i)
    speller.add(document.covered(i), i == whole.first || i == whole.last);
  return speller.is_spelled();
}

bool is_short_for(const DocumentView& document, ShortForm form, const NameWords& name,
                  const NameWords& whole) {
  switch (form) {
    case ShortForm::word: {
      const std::string_view word = document.covered(name.first);
      return is_before_hyphen(document, word, whole) || is_campus(document, word, whole);
    }
    case ShortForm::with_acronym:
      return is_mixed(document, name, whole);
    case ShortForm::inverted:
      return is_inverted(document, name, whole);
    case ShortForm::with_legal_form:
      return whole.size() > name.size() &&
             document.row(whole.form_last).key == document.row(name.form_last).key &&
             are_equal(document, name.first, whole.last + 1 - name.size(), name.size());
    case ShortForm::none:
      break;
  }
  return false;
}

bool has_subject(const DocumentView& document, const NameWords& whole) {
  if (whole.size() < 3 || !document.row(whole.first + 1).is(of_word)) return false;
  const std::uint64_t key = document.row(whole.first).key;
  return key == faculty || key == school || is_office(key);
}

bool is_subject_of(const DocumentView& document, const NameWords& name, const NameWords& whole) {
  std::uint32_t subject = whole.first + 2;
  if (subject < whole.last && document.row(subject).is(article)) ++subject;
  return name.form_last == name.last && whole.last - subject == name.last - name.first &&
         are_equal(document, name.first, subject, name.size());
}

}  // namespace gloss::organizations
