#include <algorithm>
#include <cstring>
#include <deque>
#include <iterator>
#include <limits>
#include <string>

#include "check/checks/all_checks.hpp"
#include "check/checks/stand_in_findings.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/probes/read_only_memory.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

std::vector<const gloss_layer*> inputs_of(Subject& subject) {
  std::vector<const gloss_layer*> inputs;
  for (auto at = subject.description().inputs; *at; ++at) inputs.push_back(*at);
  return inputs;
}

/// Copies the items of a batch, by the stride of their writer.
template <class Item>
std::vector<Item> copied(const void* from, std::size_t count, std::size_t stride) {
  std::vector<Item> items(count);
  for (std::size_t i = 0; i < count; ++i)
    std::memcpy(&items[i], static_cast<const char*>(from) + i * stride, sizeof(Item));
  return items;
}

/// Gives layers that differ from the host's.
class ChangedLayers : public CallBetween {
 public:
  using CallBetween::CallBetween;

 protected:
  /// The batch that the plugin gets in place of `batch`; its arrays live as long as this object.
  virtual gloss_batch changed(std::uint32_t input, const gloss_batch& batch) = 0;

  gloss_status read_layer(std::uint32_t input, const gloss_batch** out) override {
    const gloss_batch* batch = nullptr;
    const gloss_status status = CallBetween::read_layer(input, &batch);
    if (status != GLOSS_OK) return status;
    *out = &batches_.emplace_back(changed(input, *batch));
    return GLOSS_OK;
  }

 private:
  std::deque<gloss_batch> batches_;  // the plugin may hold on to each
};

gloss_batch without_records(gloss_batch batch) {
  batch.record_count = batch.attribute_count = batch.pool_size = 0;
  batch.records = batch.attributes = nullptr;
  batch.pool = nullptr;
  return batch;
}

/// Gives the layers in memory that is read-only.
class ReadOnlyLayers : public CallBetween {
 public:
  ReadOnlyLayers(const gloss_call& call, ReadOnlyMemory& memory)
      : CallBetween(call), memory_(memory) {}

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
  ReadOnlyMemory& memory_;
};

void leaves_its_inputs_alone(Subject& subject, Findings& findings) {
  StandIn stand_in(
      subject, {.process = [](const gloss_document& document, const gloss_call& call,
                              const StandIn::Process& process) {
        ReadOnlyMemory memory;
        ReadOnlyLayers layers(call, memory);
        gloss_document copy = document;
        for (gloss_string* text : {&copy.id, &copy.uri, &copy.mime, &copy.language, &copy.text,
                                   &copy.meta_json, &copy.date}) {
          const auto bytes = memory.copy({text->data, static_cast<std::size_t>(text->size)});
          *text = {bytes.data(), bytes.size()};
        }
        return process(
            *static_cast<const gloss_document*>(memory.copy(&copy, sizeof copy, 8)),
            *static_cast<const gloss_call*>(memory.copy(&layers.table(), sizeof(gloss_call), 8)));
      }});
  annotate_all(subject, stand_in, subject.documents(),
               "what is read is the host's: copy what is to be changed", findings);
}

/// Gives one input, or all of them, without records.
class EmptyLayers : public ChangedLayers {
 public:
  EmptyLayers(const gloss_call& call, std::uint32_t input) : ChangedLayers(call), input_(input) {}

 protected:
  gloss_batch changed(std::uint32_t input, const gloss_batch& batch) override {
    return input_ == GLOSS_NONE || input == input_ ? without_records(batch) : batch;
  }

 private:
  std::uint32_t input_;
};

void takes_empty_layers(Subject& subject, Findings& findings) {
  const auto inputs = inputs_of(subject);
  if (inputs.empty()) return findings.skip("it reads no layers");
  std::uint32_t empty = GLOSS_NONE;
  StandIn stand_in(subject, {.process = [&](const gloss_document& document, const gloss_call& call,
                                            const StandIn::Process& process) {
                     EmptyLayers layers(call, empty);
                     return process(document, layers.table());
                   }});
  for (std::uint32_t input = 0; input <= inputs.size(); ++input) {
    empty = input < inputs.size() ? input : GLOSS_NONE;
    findings.trying(input < inputs.size()
                        ? std::string("an empty layer `") + inputs[input]->name + "`"
                        : "no records in any layer");
    annotate_all(subject, stand_in, subject.documents(),
                 "a layer may have no records, whatever the text and the other layers have",
                 findings);
  }
}

/// Gives one optional input, or all of them, as the host does if nothing writes the layer: without
/// records, and without names of types and keys except those that the reader declares.
class AbsentLayers : public ChangedLayers {
 public:
  AbsentLayers(const gloss_call& call, const std::vector<const gloss_layer*>& inputs,
               std::uint32_t input)
      : ChangedLayers(call), inputs_(inputs), input_(input) {}

 protected:
  gloss_batch changed(std::uint32_t input, const gloss_batch& batch) override {
    const bool is_meant = input_ == GLOSS_NONE ? inputs_[input]->optional != 0 : input == input_;
    if (!is_meant) return batch;
    static constexpr const char* none[] = {nullptr};
    gloss_batch absent = without_records(batch);
    absent.types = absent.keys = none;
    return absent;
  }

 private:
  const std::vector<const gloss_layer*>& inputs_;
  std::uint32_t input_;
};

void does_without_optional_layers(Subject& subject, Findings& findings) {
  const auto inputs = inputs_of(subject);
  std::vector<std::uint32_t> absent;
  for (std::uint32_t i = 0; i < inputs.size(); ++i)
    if (inputs[i]->optional) absent.push_back(i);
  if (absent.empty()) return findings.skip("it reads no layer that is optional");
  if (absent.size() > 1) absent.push_back(GLOSS_NONE);
  std::uint32_t now = GLOSS_NONE;
  StandIn stand_in(subject, {.process = [&](const gloss_document& document, const gloss_call& call,
                                            const StandIn::Process& process) {
                     AbsentLayers layers(call, inputs, now);
                     return process(document, layers.table());
                   }});
  for (const std::uint32_t input : absent) {
    now = input;
    const std::string what = input == GLOSS_NONE
                                 ? "without any optional layer"
                                 : std::string("without layer `") + inputs[input]->name + "`";
    findings.trying(what);
    annotate_all(subject, stand_in, subject.documents(),
                 "declare the layer as one that must be there, or work where it is an empty batch "
                 "with no names of types",
                 findings);
  }
}

/// If the reader takes the producer's numbers, reverses the numbers of types and keys. If it has
/// numbers of its own, gives every second record and attribute an unknown one, as for a producer
/// with more types than the reader declares.
class ForeignNames : public ChangedLayers {
 public:
  enum class Change { renumber, hide };
  ForeignNames(const gloss_call& call, const std::vector<const gloss_layer*>& inputs, Change change)
      : ChangedLayers(call), inputs_(inputs), change_(change) {}

 protected:
  gloss_batch changed(std::uint32_t input, const gloss_batch& batch) override {
    gloss_batch copy = batch;
    auto& records = items<gloss_record>(batch.records, batch.record_count, batch.record_size);
    auto& attributes =
        items<gloss_attribute>(batch.attributes, batch.attribute_count, batch.attribute_size);
    change(records, &gloss_record::type, inputs_[input]->types != nullptr, copy.types);
    change(attributes, &gloss_attribute::key, inputs_[input]->keys != nullptr, copy.keys);
    copy.records = records.data();
    copy.attributes = attributes.data();
    copy.record_size = sizeof(gloss_record);
    copy.attribute_size = sizeof(gloss_attribute);
    return copy;
  }

 private:
  template <class Item>
  std::vector<Item>& items(const void* from, std::size_t count, std::size_t stride) {
    return copies_of<Item>().emplace_back(copied<Item>(from, count, stride));
  }
  template <class Item>
  auto& copies_of() {
    if constexpr (std::is_same_v<Item, gloss_record>)
      return records_;
    else
      return attributes_;
  }

  template <class Item>
  void change(std::vector<Item>& copies, std::uint32_t Item::*number, bool are_declared,
              const char* const*& names) {
    if (are_declared && change_ == Change::hide)
      for (std::size_t i = 1; i < copies.size(); i += 2) copies[i].*number = GLOSS_NONE;
    if (are_declared || change_ != Change::renumber) return;
    auto& reversed = names_.emplace_back();
    for (auto at = names; *at; ++at) reversed.insert(reversed.begin(), *at);
    const auto count = static_cast<std::uint32_t>(reversed.size());
    reversed.push_back(nullptr);
    names = reversed.data();
    for (Item& item : copies)
      if (item.*number != GLOSS_NONE) item.*number = count - 1 - item.*number;
  }

  const std::vector<const gloss_layer*>& inputs_;
  Change change_;
  std::deque<std::vector<gloss_record>> records_;
  std::deque<std::vector<gloss_attribute>> attributes_;
  std::deque<std::vector<const char*>> names_;
};

void takes_other_names(Subject& subject, Findings& findings) {
  const auto inputs = inputs_of(subject);
  if (inputs.empty()) return findings.skip("it reads no layers");
  std::optional<ForeignNames::Change> change;
  StandIn stand_in(subject, {.process = [&](const gloss_document& document, const gloss_call& call,
                                            const StandIn::Process& process) {
                     if (!change) return process(document, call);
                     ForeignNames layers(call, inputs, *change);
                     return process(document, layers.table());
                   }});
  const std::string usual = records_of(subject, stand_in.pipeline());
  findings.trying("types and keys in another order");
  change = ForeignNames::Change::renumber;
  if (const std::string now = records_of(subject, stand_in.pipeline()); now != usual)
    findings.fail("other records where the types and keys of its inputs are in another order: " +
                      first_difference(subject, usual, now),
                  "an input without declared types or keys has its producer's numbers: look the "
                  "names up in the batch, or declare them");
  findings.trying("types and keys that it does not declare");
  change = ForeignNames::Change::hide;
  annotate_all(subject, stand_in, subject.documents(),
               "a type or key that is not declared is GLOSS_NONE: pass over what has it", findings);
}

/// Gives in one input a record for each character of the text.
class RecordForEachCharacter : public ChangedLayers {
 public:
  RecordForEachCharacter(const gloss_call& call, std::string_view text, std::uint32_t input)
      : ChangedLayers(call), text_(text), input_(input) {}

 protected:
  gloss_batch changed(std::uint32_t input, const gloss_batch& batch) override {
    if (input != input_) return batch;
    if (records_.empty()) fill(batch.types);
    gloss_batch many = without_records(batch);
    many.record_size = sizeof(gloss_record);
    many.record_count = static_cast<std::uint32_t>(records_.size());
    many.records = records_.data();
    return many;
  }

  // The host knows the original layer, and would refuse references to records added here, so these
  // attributes are dropped. Other faults stay, for the host to report.
  gloss_status emit(std::uint32_t output, const gloss_batch* batch) override {
    if (!batch || !batch->records || !batch->attributes) return CallBetween::emit(output, batch);
    auto records = copied<gloss_record>(batch->records, batch->record_count, batch->record_size);
    const auto all =
        copied<gloss_attribute>(batch->attributes, batch->attribute_count, batch->attribute_size);
    std::vector<gloss_attribute> kept;
    for (gloss_record& record : records) {
      const std::uint64_t begin = record.attribute_begin, end = begin + record.attribute_count;
      if (end > all.size()) return CallBetween::emit(output, batch);
      record.attribute_begin = static_cast<std::uint32_t>(kept.size());
      std::copy_if(all.begin() + static_cast<std::ptrdiff_t>(begin),
                   all.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(kept),
                   [&](const gloss_attribute& attribute) { return !refers_here(attribute); });
      record.attribute_count = static_cast<std::uint32_t>(kept.size()) - record.attribute_begin;
    }
    gloss_batch known = *batch;
    known.records = records.data();
    known.record_size = sizeof(gloss_record);
    known.attributes = kept.data();
    known.attribute_size = sizeof(gloss_attribute);
    known.attribute_count = static_cast<std::uint32_t>(kept.size());
    return CallBetween::emit(output, &known);
  }

 private:
  bool refers_here(const gloss_attribute& attribute) const {
    const auto ref = attribute.value.ref;
    return attribute.kind == GLOSS_V_REF && ref.input == input_ && ref.index < records_.size();
  }

  void fill(const char* const* types) {
    std::uint32_t type_count = 0;
    while (types[type_count]) ++type_count;
    const auto is_boundary = [&](std::size_t at) {
      return at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
    };
    for (std::uint32_t begin = 0, end = 0; begin < text_.size(); begin = end) {
      do ++end;
      while (!is_boundary(end));
      const auto number = static_cast<std::uint32_t>(records_.size());
      records_.push_back({begin, end, type_count ? number % type_count : GLOSS_NONE, 0,
                          std::numeric_limits<float>::quiet_NaN(), GLOSS_NONE, 0, 0});
    }
  }

  std::string_view text_;
  std::uint32_t input_;
  std::vector<gloss_record> records_;
};

void takes_many_records(Subject& subject, Findings& findings) {
  const auto inputs = inputs_of(subject);
  if (inputs.empty()) return findings.skip("it reads no layers");
  std::uint32_t full = 0;
  StandIn stand_in(subject, {.process = [&](const gloss_document& document, const gloss_call& call,
                                            const StandIn::Process& process) {
                     const std::string_view text{document.text.data,
                                                 static_cast<std::size_t>(document.text.size)};
                     RecordForEachCharacter layers(call, text, full);
                     return process(document, layers.table());
                   }});
  constexpr std::size_t bytes = 1u << 20;
  Document document = plain_documents()[0];
  for (std::size_t i = 1; document.text.size() < bytes; ++i)
    document.text += "\n\n" + plain_documents()[i % plain_documents().size()].text;
  for (full = 0; full < inputs.size(); ++full) {
    document.id = std::string("with a record of layer `") + inputs[full]->name +
                  "` for each character of 1 MiB";
    annotate_all(subject, stand_in, {document},
                 "a layer may have millions of records, close together and of any type", findings);
  }
}

}  // namespace

std::span<const Check> layer_checks() {
  static constexpr Check checks[] = {
      {"leaves-inputs-alone", Group::processing, "writes to nothing that it reads",
       leaves_its_inputs_alone},
      {"empty-layers", Group::processing, "works where a layer that it reads has no records",
       takes_empty_layers},
      {"absent-layers", Group::processing, "works without the layers that it says are optional",
       does_without_optional_layers},
      {"other-names", Group::processing, "reads types and keys of any number and order",
       takes_other_names},
      {"many-records", Group::processing, "works where a layer that it reads has a million records",
       takes_many_records},
  };
  return checks;
}

}  // namespace glossator::check
