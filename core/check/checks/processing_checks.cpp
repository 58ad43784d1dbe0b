#include <spawn.h>
#include <sys/wait.h>

#include <clocale>
#include <cstdlib>
#include <filesystem>

#include "check/checks/all_checks.hpp"
#include "check/checks/text_walk.hpp"
#include "check/probes/temporary_folder.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

constexpr const char* keep_nothing =
    "keep nothing of a document for the next, iterate no hashed containers into the output, use no "
    "clock and no random numbers; or do not declare GLOSS_CAP_DETERMINISTIC";

/// Annotates texts several times, each time in other circumstances, and tells what differs.
class Repetition {
 public:
  Repetition(Subject& subject, Findings& findings)
      : subject_(subject),
        findings_(findings),
        one_(subject.pipeline()),
        other_(subject.pipeline()),
        first_(one_.open()),
        second_(one_.open()),
        third_(other_.open()) {}

  void visit(const Document& document) {
    findings_.trying("text `" + document.id + "`");
    const std::string records = record_text(one_, first_, document);
    compare(document, "at once again", records, record_text(one_, first_, document));
    for (std::size_t back : {std::size_t{1}, std::size_t{3}}) {
      if (earlier_.size() < back) continue;
      const auto& [before, known] = earlier_[earlier_.size() - back];
      compare(before, "in another order", known, record_text(one_, first_, before));
      compare(before, "in another worker", known, record_text(one_, second_, before));
    }
    compare(document, "in another worker", records, record_text(one_, second_, document));
    compare(document, "in an annotator that was made anew", records,
            record_text(other_, third_, document));
    earlier_.emplace_back(document, records);
    if (earlier_.size() > 4) earlier_.erase(earlier_.begin());
  }

 private:
  void compare(const Document& document, const char* when, const std::string& a,
               const std::string& b) {
    if (a != b)
      findings_.fail("text `" + document.id + "` gives other records " + when + ": " +
                         first_difference(subject_, a, b),
                     keep_nothing);
  }

  Subject& subject_;
  Findings& findings_;
  const Pipeline one_, other_;
  Worker first_, second_, third_;
  std::vector<std::pair<Document, std::string>> earlier_;
};

void gives_the_same_again(Subject& subject, Findings& findings) {
  if (!(subject.description().caps & GLOSS_CAP_DETERMINISTIC))
    return findings.skip("it does not declare GLOSS_CAP_DETERMINISTIC");
  walk_texts(subject, findings, 6, [&]() -> TextVisitor {
    auto repetition = std::make_shared<Repetition>(subject, findings);
    return [repetition](const Document& document) { repetition->visit(document); };
  });
}

void does_not_mind_its_surroundings(Subject& subject, Findings& findings) {
  const Pipeline pipeline = subject.pipeline();
  const std::string before = records_of(subject, pipeline);
  const auto compare = [&](const std::string& what) {
    findings.trying("with " + what);
    if (const std::string now = records_of(subject, pipeline); now != before)
      findings.fail("other records with " + what + ": " + first_difference(subject, before, now),
                    "depend on the document, the options and the plugin's own files only");
  };
  setenv("TZ", "Pacific/Kiritimati", 1);
  tzset();
  compare("the time zone Pacific/Kiritimati");
  std::filesystem::current_path("/");
  compare("the current folder /");
}

// Builds the locale tr_TR.UTF-8 in `folder`, from the sources in Debian's package `locales`.
bool make_turkish_locale(const std::filesystem::path& folder) {
  const std::string out = (folder / "tr_TR.UTF-8").string();
  const char* const arguments[] = {"localedef", "-i", "tr_TR", "-f", "UTF-8", out.c_str(), nullptr};
  pid_t child = 0;
  int status = 0;
  if (posix_spawnp(&child, arguments[0], nullptr, nullptr, const_cast<char* const*>(arguments),
                   environ) != 0 ||
      waitpid(child, &status, 0) != child || status != 0)
    return false;
  setenv("LOCPATH", folder.c_str(), 1);
  return true;
}

void does_not_mind_the_locale(Subject& subject, Findings& findings) {
  const Pipeline pipeline = subject.pipeline();
  const std::string before = records_of(subject, pipeline);
  const auto compare = [&](const std::string& locale) {
    setenv("LC_ALL", locale.c_str(), 1);
    for (const bool anew : {false, true}) {
      const std::string what = "the locale " + locale + (anew ? " from create() on" : "");
      findings.trying("with " + what);
      const std::string now =
          anew ? records_of(subject, subject.pipeline()) : records_of(subject, pipeline);
      if (now != before)
        findings.fail(
            "other records with " + what + ": " + first_difference(subject, before, now),
            "use no function of the C library that depends on the locale: std::from_chars "
            "for strtod(), tables for toupper() and isalpha()");
    }
  };
  // Turkish has a decimal comma, and its capital i has a dot.
  constexpr const char* locales[] = {"tr_TR.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8"};
  unsigned tried = 0;
  for (const char* name : locales)
    if (setlocale(LC_ALL, name)) compare(name), ++tried;
  if (tried > 0) return;
  const TemporaryFolder folder;
  if (!make_turkish_locale(folder.path()) || !setlocale(LC_ALL, locales[0]))
    return findings.skip(
        "neither the locale tr_TR.UTF-8 nor de_DE.UTF-8 nor fr_FR.UTF-8 is installed, and "
        "localedef cannot make the first; install Debian's package locales");
  compare(locales[0]);
}

}  // namespace

std::span<const Check> processing_checks() {
  static constexpr Check checks[] = {
      {"deterministic", Group::processing, "gives the same records again, in any order and worker",
       gives_the_same_again},
      {"surroundings", Group::processing, "does not mind time zone and current folder",
       does_not_mind_its_surroundings},
      {"locale", Group::processing, "does not mind the locale", does_not_mind_the_locale},
  };
  return checks;
}

}  // namespace glossator::check
