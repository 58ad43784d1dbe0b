#include <clocale>
#include <cstdlib>
#include <filesystem>

#include "check.hpp"
#include "hostile_texts.hpp"
#include "record_text.hpp"
#include "subject.hpp"

namespace glossator::check {
namespace {

void gives_the_same_again(Subject& subject, Findings& findings) {
  if (!(subject.description().caps & GLOSS_CAP_DETERMINISTIC))
    return findings.skip("it does not declare GLOSS_CAP_DETERMINISTIC");
  const Pipeline pipeline = subject.pipeline(), other = subject.pipeline();
  const auto documents = plain_documents();
  Worker first = pipeline.open(), second = pipeline.open(), third = other.open();
  const auto differ = [&](const Document& document, const char* when, const std::string& a,
                          const std::string& b) {
    if (a == b) return;
    findings.fail(
        "text `" + document.id + "` gives other records " + when + ": " + first_difference(a, b),
        "keep nothing of a document for the next, iterate no hashed containers into the "
        "output, use no clock and no random numbers; or do not declare "
        "GLOSS_CAP_DETERMINISTIC");
  };
  std::vector<std::string> records;
  for (const Document& document : documents) {
    records.push_back(record_text(pipeline, first, document));
    differ(document, "at once again", records.back(), record_text(pipeline, first, document));
  }
  for (std::size_t i = documents.size(); i-- > 0;) {
    differ(documents[i], "in another order", records[i],
           record_text(pipeline, first, documents[i]));
    differ(documents[i], "in another worker", records[i],
           record_text(pipeline, second, documents[i]));
    differ(documents[i], "in an annotator that was made anew", records[i],
           record_text(other, third, documents[i]));
  }
}

void does_not_mind_its_surroundings(Subject& subject, Findings& findings) {
  const Pipeline pipeline = subject.pipeline();
  const std::string before = plain_records(pipeline);
  const auto compare = [&](const std::string& what) {
    findings.trying("with " + what);
    if (const std::string now = plain_records(pipeline); now != before)
      findings.fail("other records with " + what + ": " + first_difference(before, now),
                    "depend on the document, the options and the plugin's own files only");
  };
  setenv("TZ", "Pacific/Kiritimati", 1);
  tzset();
  compare("the time zone Pacific/Kiritimati");
  std::filesystem::current_path("/");
  compare("the current folder /");
  for (const char* name : {"tr_TR.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"})
    if (setlocale(LC_ALL, name)) compare(std::string("the locale ") + name);
}

}  // namespace

std::span<const Check> processing_checks() {
  static constexpr Check checks[] = {
      {"deterministic", Group::processing, "gives the same records again, in any order and worker",
       gives_the_same_again},
      {"surroundings", Group::processing, "does not mind time zone, current folder and locale",
       does_not_mind_its_surroundings},
  };
  return checks;
}

}  // namespace glossator::check
