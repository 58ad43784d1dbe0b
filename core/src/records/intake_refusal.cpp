#include "records/intake_refusal.hpp"

#include <simdjson.h>

#include <gloss/text.hpp>
#include <span>
#include <vector>

#include "records/intake_rules.hpp"

namespace glossator {
namespace {

std::string number(std::uint64_t value) { return std::to_string(value); }

std::string interval(std::uint32_t begin, std::uint32_t end) {
  return "[" + number(begin) + ", " + number(end) + ")";
}

class Refusal {
 public:
  Refusal(const gloss_batch& batch, const IntakeScope& scope, const LayerStore& store)
      : scope_(scope), store_(store), schema_(store.layer(scope.layer).schema()) {
    append_items(records_, batch.records, batch.record_count, batch.record_size);
    append_items(attributes_, batch.attributes, batch.attribute_count, batch.attribute_size);
    if (batch.pool_size > 0) pool_.assign(batch.pool, batch.pool_size);
    for (gloss_record& record : records_)
      if (record.flags == GLOSS_RECORD_DOCUMENT) record.begin = record.end = 0;
  }

  std::string describe() const {
    std::string wrong = describe_records();
    if (wrong.empty() && !attributes_.empty()) wrong = describe_attributes();
    if (!wrong.empty()) return wrong;
    if (const std::size_t deep = find_too_deep(records_); deep < records_.size())
      return who(records_[deep]) + ": its parents form a circle, or nest deeper than " +
             number(GLOSS_MOST_PARENTS);
    return "its memory changed while it was checked";
  }

 private:
  std::string describe_records() const {
    for (const gloss_record& record : records_) {
      const std::string wrong = describe(record);
      if (!wrong.empty()) return who(record) + ": " + wrong;
      if (record.attribute_count > 0 &&
          std::uint64_t{record.attribute_begin} + record.attribute_count > attributes_.size())
        return "a record claims attributes beyond the " + number(attributes_.size()) +
               " of its batch";
    }
    return {};
  }

  std::string describe_attributes() const {
    if (!simdjson::validate_utf8(pool_.data(), pool_.size()))
      return "its pool of strings is not valid UTF-8";
    const auto keys = store_.key_forms(scope_.layer);
    const IntakeRules rules{scope_, store_, keys,
                            pool_,  false,  static_cast<std::uint32_t>(records_.size())};
    for (const gloss_attribute& attribute : attributes_)
      if (!is_sound(rules, attribute)) return owner_of(attribute) + ": " + describe(attribute);
    for (const gloss_record& record : records_) {
      if (record.attribute_count == 0) continue;
      const auto attributes =
          std::span(attributes_).subspan(record.attribute_begin, record.attribute_count);
      if (const gloss_attribute* twice = find_repeated(keys, attributes))
        return who(record) + ": has key `" + schema_.keys[twice->key].name +
               "` more than once; the layer does not declare it as repeated";
    }
    return {};
  }

  // "record 3 at [5, 9) "text"", so that the plugin's author finds the record.
  std::string who(const gloss_record& record) const {
    std::string text = "record " + number(static_cast<std::size_t>(&record - records_.data()));
    if (record.flags == GLOSS_RECORD_DOCUMENT) return text + " about the document";
    if (!covers(scope_.text, record.begin, record.end)) return text;
    constexpr std::size_t most_shown = 40;
    std::string_view shown = scope_.text.substr(record.begin, record.end - record.begin);
    const bool is_cut = shown.size() > most_shown;
    if (is_cut) shown = shown.substr(0, most_shown);
    while (is_cut && !gloss::is_utf8(shown)) shown.remove_suffix(1);
    return text + " at " + interval(record.begin, record.end) + " \"" + std::string(shown) +
           (is_cut ? "...\"" : "\"");
  }

  std::string owner_of(const gloss_attribute& attribute) const {
    const auto index = static_cast<std::size_t>(&attribute - attributes_.data());
    for (const gloss_record& record : records_)
      if (index - record.attribute_begin < record.attribute_count) return who(record);
    return "an attribute of no record";
  }

  std::string describe(const gloss_record& record) const {
    const std::string span = "span " + interval(record.begin, record.end);
    const std::string size = "the text has " + number(scope_.text.size()) + " bytes";
    if (record.begin > record.end) return span + " ends before it begins";
    if (record.end > scope_.text.size()) return span + " ends after the text; " + size;
    if (!gloss::is_boundary(scope_.text, record.begin) ||
        !gloss::is_boundary(scope_.text, record.end))
      return span + " begins or ends inside a character";
    if (record.type >= schema_.types.size())
      return "type number " + number(record.type) + " is not declared; the layer has " +
             number(schema_.types.size());
    if (record.flags > GLOSS_RECORD_DOCUMENT) return "unknown flags " + number(record.flags);
    if (record.score < 0.0f || record.score > 1.0f)
      return "score " + std::to_string(record.score) + " is outside 0..1";
    if (record.parent != GLOSS_NONE && record.parent >= records_.size())
      return "parent " + number(record.parent) + " is not in its batch of " +
             number(records_.size());
    return {};
  }

  std::string describe(const gloss_attribute& attribute) const {
    if (attribute.key >= schema_.keys.size())
      return "key number " + number(attribute.key) + " is not declared; the layer has " +
             number(schema_.keys.size());
    const KeySchema& declared = schema_.keys[attribute.key];
    const std::string key = "key `" + declared.name + "`: ";
    if (attribute.kind != static_cast<std::uint32_t>(declared.kind))
      return key + "expected kind " + name_of(declared.kind) + "; found " +
             (attribute.kind >= GLOSS_V_STRING && attribute.kind <= GLOSS_V_SPAN
                  ? name_of(static_cast<AttributeKind>(attribute.kind))
                  : "unknown kind " + number(attribute.kind));
    switch (attribute.kind) {
      case GLOSS_V_BOOL:
        return key + "a boolean is 0 or 1; found " + std::to_string(attribute.value.integer);
      case GLOSS_V_FLOAT:
        return key + "the number is not finite";
      case GLOSS_V_STRING:
        return key + "its text is not a piece of the pool on character boundaries";
      case GLOSS_V_SPAN:
        return key + "span " + interval(attribute.value.span.begin, attribute.value.span.end) +
               " is not a piece of the text on character boundaries";
      case GLOSS_V_REF:
        return key + describe_reference(attribute, declared);
      default:
        return key + "its value is not sound";
    }
  }

  std::string describe_reference(const gloss_attribute& attribute, const KeySchema& key) const {
    const auto& ref = attribute.value.ref;
    const std::uint32_t target = target_of(scope_, attribute);
    if (target == GLOSS_NONE)
      return "refers to input number " + number(ref.input) + ", which the step does not have";
    const std::string layer = "layer `" + store_.layer(target).name() + "`";
    if (!refers_to(key, target))
      return "refers to " + layer + "; the key is not declared to point into it";
    const std::string record = "refers to record " + number(ref.index) + " of ";
    if (ref.input == GLOSS_NONE) return record + "its own batch of " + number(records_.size());
    return record + layer + ", which has " + number(store_.layer(target).size());
  }

  const IntakeScope& scope_;
  const LayerStore& store_;
  const LayerSchema& schema_;
  std::vector<gloss_record> records_;
  std::vector<gloss_attribute> attributes_;
  std::string pool_;
};

}  // namespace

std::string describe_refusal(const gloss_batch& batch, const IntakeScope& scope,
                             const LayerStore& store) {
  return Refusal(batch, scope, store).describe();
}

}  // namespace glossator
