#include <clocale>
#include <cstdlib>
#include <filesystem>

#include "check.hpp"
#include "hostile_texts.hpp"
#include "read_only_memory.hpp"
#include "record_text.hpp"
#include "stand_in.hpp"
#include "subject.hpp"

namespace glossator::check {
namespace {

/// Annotates the documents through `stand_in` and tells of what fails.
void annotate_all(StandIn& stand_in, const std::vector<Document>& documents, const char* remedy,
                  Findings& findings) {
  const Pipeline pipeline = stand_in.pipeline();
  Worker worker = pipeline.open();
  for (const Document& document : documents) {
    findings.trying("text `" + document.id + "`");
    for (const Failure& failure : worker.annotate(document).failures())
      findings.fail("text `" + document.id + "`: " + failure.message, remedy);
  }
}

void reads_no_byte_behind_the_text(Subject& subject, Findings& findings) {
  StandIn stand_in(subject,
                   {.process =
                        [](const gloss_document& document, const gloss_call& call,
                           const StandIn::Process& process) {
                          ReadOnlyMemory memory;
                          gloss_document changed = document;
                          for (gloss_string* text : {&changed.text, &changed.id, &changed.date,
                                                     &changed.language, &changed.meta_json}) {
                            const auto copy = memory.copy({text->data, text->size});
                            *text = {copy.data(), copy.size()};
                          }
                          return process(changed, call);
                        },
                    .has_extensions = true});
  annotate_all(stand_in, hostile_documents(),
               "texts have no NUL at their end: read up to their size", findings);
}

/// Gives the layers in memory that cannot be written to.
class ReadOnlyLayers : public CallBetween {
 public:
  using CallBetween::CallBetween;

 protected:
  gloss_status read_layer(std::uint32_t input, const gloss_batch** out) override {
    const gloss_batch* batch = nullptr;
    const gloss_status status = CallBetween::read_layer(input, &batch);
    if (status != GLOSS_OK) return status;
    gloss_batch copy = *batch;
    copy.records =
        memory_.copy(batch->records, std::size_t{batch->record_count} * batch->record_size, 8);
    copy.attributes = memory_.copy(batch->attributes,
                                   std::size_t{batch->attribute_count} * batch->attribute_size, 8);
    copy.pool = static_cast<const char*>(memory_.copy(batch->pool, batch->pool_size, 1));
    *out = static_cast<const gloss_batch*>(memory_.copy(&copy, sizeof copy, 8));
    return GLOSS_OK;
  }

 private:
  ReadOnlyMemory memory_;
};

void leaves_its_inputs_alone(Subject& subject, Findings& findings) {
  if (!*subject.description().inputs) return findings.skip("it reads no layers");
  StandIn stand_in(subject, {.process = [](const gloss_document& document, const gloss_call& call,
                                           const StandIn::Process& process) {
                     ReadOnlyLayers layers(call);
                     return process(document, layers.table());
                   }});
  annotate_all(stand_in, plain_documents(),
               "what is read is the host's: copy what is to be changed", findings);
}

/// Gives one input, or all of them, empty.
class EmptyLayers : public CallBetween {
 public:
  EmptyLayers(const gloss_call& call, std::uint32_t input) : CallBetween(call), input_(input) {}

 protected:
  gloss_status read_layer(std::uint32_t input, const gloss_batch** out) override {
    const gloss_batch* batch = nullptr;
    const gloss_status status = CallBetween::read_layer(input, &batch);
    *out = batch;
    if (status != GLOSS_OK || (input_ != GLOSS_NONE && input != input_)) return status;
    empty_.push_back(*batch);
    gloss_batch& empty = empty_.back();
    empty.record_count = empty.attribute_count = empty.pool_size = 0;
    empty.records = empty.attributes = nullptr;
    empty.pool = nullptr;
    *out = &empty;
    return GLOSS_OK;
  }

 private:
  std::uint32_t input_;
  std::deque<gloss_batch> empty_;
};

void takes_empty_layers(Subject& subject, Findings& findings) {
  std::uint32_t count = 0;
  while (subject.description().inputs[count]) ++count;
  if (count == 0) return findings.skip("it reads no layers");
  std::uint32_t empty = GLOSS_NONE;
  StandIn stand_in(subject, {.process = [&](const gloss_document& document, const gloss_call& call,
                                            const StandIn::Process& process) {
                     EmptyLayers layers(call, empty);
                     return process(document, layers.table());
                   }});
  for (std::uint32_t input = 0; input <= count; ++input) {
    empty = input < count ? input : GLOSS_NONE;
    findings.trying(input < count ? std::string("an empty layer `") +
                                        subject.description().inputs[input]->name + "`"
                                  : "no records in any layer");
    annotate_all(stand_in, plain_documents(),
                 "a layer may have no records, whatever the text and the other layers have",
                 findings);
  }
}

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
  const auto all_records = [&] {
    Worker worker = pipeline.open();
    std::string all;
    for (const Document& document : plain_documents())
      all += record_text(pipeline, worker, document);
    return all;
  };
  const std::string before = all_records();
  const auto compare = [&](const std::string& what) {
    findings.trying("with " + what);
    if (const std::string now = all_records(); now != before)
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
      {"reads-within-text", Group::processing, "reads no byte behind the text",
       reads_no_byte_behind_the_text},
      {"leaves-inputs-alone", Group::processing, "writes to nothing that it reads",
       leaves_its_inputs_alone},
      {"empty-layers", Group::processing, "works where a layer that it reads has no records",
       takes_empty_layers},
      {"deterministic", Group::processing, "gives the same records again, in any order and worker",
       gives_the_same_again},
      {"surroundings", Group::processing, "does not mind time zone, current folder and locale",
       does_not_mind_its_surroundings},
  };
  return checks;
}

}  // namespace glossator::check
