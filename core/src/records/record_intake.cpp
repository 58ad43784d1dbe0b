#include "records/record_intake.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <gloss/text.hpp>
#include <limits>
#include <span>

#include "text/utf8.hpp"

namespace glossator {
namespace {

std::string number(std::uint64_t value) { return std::to_string(value); }

std::string interval(std::uint32_t begin, std::uint32_t end) {
  return "[" + number(begin) + ", " + number(end) + ")";
}

// Appends a batch to the records of the layer, shifts the batch's indices to match, and undoes both
// if a check fails.
class Intake {
 public:
  Intake(const gloss_batch& batch, const IntakeScope& scope, LayerStore& store)
      : batch_(batch),
        scope_(scope),
        store_(store),
        records_(store.records(scope.layer)),
        attributes_(store.attributes(scope.layer)),
        pool_(store.pool(scope.layer)),
        schema_(store.layer(scope.layer).schema()),
        first_record_(records_.size()),
        first_attribute_(attributes_.size()),
        first_pool_(pool_.size()) {}

  std::string run() {
    if (const char* wrong = check_frame()) return wrong;
    copy();
    std::string wrong = check();
    if (!wrong.empty()) {
      records_.resize(first_record_);
      attributes_.resize(first_attribute_);
      pool_.resize(first_pool_);
    } else if (!in_order_) {
      store_.note_disorder(scope_.layer);
    }
    return wrong;
  }

 private:
  // NULL: none.
  const char* check_frame() const {
    constexpr std::size_t size_1_0 = offsetof(gloss_batch, keys) + sizeof(void*);
    if (batch_.struct_size < size_1_0) return "a batch smaller than ABI 1.0 asks for";
    if (batch_.record_count > 0 && (!batch_.records || batch_.record_size < sizeof(gloss_record)))
      return "records without their array, or narrower than gloss_record";
    if (batch_.attribute_count > 0 &&
        (!batch_.attributes || batch_.attribute_size < sizeof(gloss_attribute)))
      return "attributes without their array, or narrower than gloss_attribute";
    if (batch_.pool_size > 0 && !batch_.pool) return "a pool of strings without its bytes";
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() - 1;
    if (first_record_ + batch_.record_count > most ||
        first_attribute_ + batch_.attribute_count > most || first_pool_ + batch_.pool_size > most)
      return "more records, attributes or text than a layer can hold";
    return nullptr;
  }

  template <class Item>
  static void append(std::vector<Item>& items, const void* data, std::uint32_t count,
                     std::uint32_t stride) {
    const std::size_t first = items.size();
    const auto* from = static_cast<const char*>(data);
    if (stride == sizeof(Item) && reinterpret_cast<std::uintptr_t>(from) % alignof(Item) == 0) {
      const auto* typed = reinterpret_cast<const Item*>(from);
      items.insert(items.end(), typed, typed + count);
      return;
    }
    items.resize(first + count);
    for (std::uint32_t i = 0; i < count; ++i)
      std::memcpy(&items[first + i], from + std::size_t{i} * stride, sizeof(Item));
  }

  void copy() {
    append(records_, batch_.records, batch_.record_count, batch_.record_size);
    append(attributes_, batch_.attributes, batch_.attribute_count, batch_.attribute_size);
    if (batch_.pool_size > 0) pool_.append(batch_.pool, batch_.pool_size);
  }

  std::string check() {
    if (const gloss_record* bad = find_bad_record()) return describe_bad(*bad);
    std::string wrong;
    if (batch_.attribute_count > 0) wrong = check_attributes();
    if (wrong.empty() && batch_.attribute_count > 0) wrong = check_repeated();
    if (wrong.empty() && has_parents_) wrong = check_parents();
    return wrong;
  }

  // The first record that is not sound; NULL: none. Notes also what later passes are needed for.
  const gloss_record* find_bad_record() {
    const char* const text = scope_.text.data();
    const std::size_t text_size = scope_.text.size();
    const auto types = static_cast<std::uint32_t>(schema_.types.size());
    const auto count = batch_.record_count, attribute_count = batch_.attribute_count;
    const auto first_attribute = static_cast<std::uint32_t>(first_attribute_);
    std::int64_t begin_before = -1;
    if (first_record_ > 0) begin_before = records_[first_record_ - 1].begin;
    bool in_order = true, has_parents = false;
    for (gloss_record& record : std::span(records_).subspan(first_record_)) {
      if (record.flags != 0) {
        if (record.flags != GLOSS_RECORD_DOCUMENT) return &record;
        record.begin = record.end = 0;
      }
      const std::size_t begin = record.begin, end = record.end;
      // Few records end with the text, behind which there is no byte to look at.
      if (end < text_size
              ? begin > end || continues_character(text[begin]) || continues_character(text[end])
              : !covers(scope_.text, begin, end))
        return &record;
      if (record.type >= types || record.score < 0.0f || record.score > 1.0f) return &record;
      // Where the begin grows, the order holds.
      if (static_cast<std::int64_t>(begin) <= begin_before)
        in_order &= !comes_before(record, *(&record - 1));
      begin_before = static_cast<std::int64_t>(begin);
      if (record.parent != GLOSS_NONE) {
        if (record.parent >= count) return &record;
        has_parents = true;
      }
      if (record.attribute_count > 0) {
        if (std::uint64_t{record.attribute_begin} + record.attribute_count > attribute_count)
          return &record;
        record.attribute_begin += first_attribute;
      } else {
        record.attribute_begin = 0;
      }
    }
    in_order_ = in_order;
    has_parents_ = has_parents;
    return nullptr;
  }

  std::string describe_bad(const gloss_record& record) const {
    const std::string wrong = describe(record);
    if (!wrong.empty())
      return who(static_cast<std::size_t>(&record - records_.data())) + ": " + wrong;
    return "a record claims attributes beyond the " + number(batch_.attribute_count) +
           " of its batch";
  }

  // "record 3 at [5, 9) "text"", so that the plugin's author finds the record.
  std::string who(std::size_t index) const {
    const gloss_record& record = records_[index];
    std::string text = "record " + number(index - first_record_);
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

  // The record that has attribute number `attribute` of the layer.
  std::string owner_of(std::size_t attribute) const {
    for (std::size_t i = first_record_; i < records_.size(); ++i)
      if (attribute - records_[i].attribute_begin < records_[i].attribute_count) return who(i);
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
    if (record.parent != GLOSS_NONE && record.parent >= batch_.record_count)
      return "parent " + number(record.parent) + " is not in its batch of " +
             number(batch_.record_count);
    return {};
  }

  std::string check_attributes() {
    // Locals, because the compiler must assume that writes to attributes change members.
    const std::span keys(schema_.keys);
    const std::string_view pool = batch_pool();
    const auto first_pool = static_cast<std::uint32_t>(first_pool_);
    // Most pools are, and so is each piece of one.
    const bool ascii = is_ascii(pool);
    if (!ascii && !simdjson::validate_utf8(pool.data(), pool.size()))
      return "its pool of strings is not valid UTF-8";
    for (gloss_attribute& attribute : std::span(attributes_).subspan(first_attribute_)) {
      bool is_sound = attribute.key < keys.size() &&
                      attribute.kind == static_cast<std::uint32_t>(keys[attribute.key].kind);
      if (is_sound && attribute.kind == GLOSS_V_STRING) {
        auto& [begin, size] = attribute.value.string;
        const std::uint64_t end = std::uint64_t{begin} + size;
        is_sound = end <= pool.size() && (ascii || covers(pool, begin, end));
        begin += first_pool;
      } else if (is_sound) {
        is_sound = take(attribute, keys[attribute.key]);
      }
      if (!is_sound)
        return owner_of(static_cast<std::size_t>(&attribute - attributes_.data())) + ": " +
               describe(attribute);
    }
    return {};
  }

  // A record may have a key that does not repeat only once.
  std::string check_repeated() {
    if (schema_.keys.size() > 64) return check_repeated_of_many();
    const gloss_attribute* const attributes = attributes_.data();
    for (const gloss_record& record : std::span(records_).subspan(first_record_)) {
      std::uint64_t seen = 0;
      for (const gloss_attribute& attribute :
           std::span(attributes + record.attribute_begin, record.attribute_count)) {
        if ((seen >> attribute.key & 1) != 0 && !schema_.keys[attribute.key].repeated)
          return has_twice(static_cast<std::size_t>(&record - records_.data()), attribute.key);
        seen |= std::uint64_t{1} << attribute.key;
      }
    }
    return {};
  }

  // The same for a layer with more than 64 keys.
  std::string check_repeated_of_many() {
    std::vector<std::size_t> last(schema_.keys.size(), records_.size());  // the last with the key
    for (std::size_t i = first_record_; i < records_.size(); ++i) {
      const gloss_record& record = records_[i];
      for (std::uint32_t k = 0; k < record.attribute_count; ++k) {
        const std::uint32_t key = attributes_[record.attribute_begin + k].key;
        if (last[key] == i && !schema_.keys[key].repeated) return has_twice(i, key);
        last[key] = i;
      }
    }
    return {};
  }

  std::string has_twice(std::size_t record, std::size_t key) const {
    return who(record) + ": has key `" + schema_.keys[key].name +
           "` more than once; the layer does not declare it as repeated";
  }

  std::string_view batch_pool() const { return {pool_.data() + first_pool_, batch_.pool_size}; }

  static bool covers(std::string_view text, std::uint64_t begin, std::uint64_t end) {
    return begin <= end && end <= text.size() && gloss::is_boundary(text, begin) &&
           gloss::is_boundary(text, end);
  }

  // Whether a value of the kind of `key`, but no text, is sound; if so, shifts its indices to their
  // place in the layer.
  bool take(gloss_attribute& attribute, const KeySchema& key) {
    const auto& value = attribute.value;
    if (attribute.kind == GLOSS_V_FLOAT) return std::isfinite(value.number);  // so are most
    switch (attribute.kind) {
      case GLOSS_V_INT:
        return true;
      case GLOSS_V_BOOL:
        return value.integer == 0 || value.integer == 1;
      case GLOSS_V_SPAN:
        return covers(scope_.text, value.span.begin, value.span.end);
      case GLOSS_V_REF:
        return take_reference(attribute, key);
      default:
        return false;
    }
  }

  // Whether references with `key` may point into the layer.
  static bool refers_to(const KeySchema& key, std::uint32_t layer) {
    return std::find(key.refers_to.begin(), key.refers_to.end(), layer) != key.refers_to.end();
  }

  // The layer that a reference points into; GLOSS_NONE if there is none.
  std::uint32_t target_of(const gloss_attribute& attribute) const {
    const std::uint32_t input = attribute.value.ref.input;
    if (input == GLOSS_NONE) return scope_.layer;
    return input < scope_.input_layers.size() ? scope_.input_layers[input] : GLOSS_NONE;
  }

  bool take_reference(gloss_attribute& attribute, const KeySchema& key) {
    auto& ref = attribute.value.ref;
    const std::uint32_t target = target_of(attribute);
    if (target == GLOSS_NONE || !refers_to(key, target)) return false;
    if (ref.input == GLOSS_NONE) {
      if (ref.index >= batch_.record_count) return false;
      ref.index += static_cast<std::uint32_t>(first_record_);
      return true;
    }
    if (ref.index >= store_.layer(target).size()) return false;
    ref.input = target;
    return true;
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
    const std::uint32_t target = target_of(attribute);
    if (target == GLOSS_NONE)
      return "refers to input number " + number(ref.input) + ", which the step does not have";
    const std::string layer = "layer `" + store_.layer(target).name() + "`";
    if (!refers_to(key, target))
      return "refers to " + layer + "; the key is not declared to point into it";
    const std::string record = "refers to record " + number(ref.index) + " of ";
    if (ref.input == GLOSS_NONE) return record + "its own batch of " + number(batch_.record_count);
    return record + layer + ", which has " + number(store_.layer(target).size());
  }

  // Parents may come in any order, but not in a circle. A limit on the depth detects circles and
  // bounds the stack of writers that recurse into children.
  std::string check_parents() {
    const gloss_record* const batch = records_.data() + first_record_;
    for (std::uint32_t i = 0; i < batch_.record_count; ++i) {
      std::uint32_t at = batch[i].parent;
      for (std::uint32_t depth = 0; at != GLOSS_NONE; at = batch[at].parent)
        if (++depth > GLOSS_MOST_PARENTS)
          return who(first_record_ + i) + ": its parents form a circle, or nest deeper than " +
                 number(GLOSS_MOST_PARENTS);
    }
    if (first_record_ == 0) return {};
    for (gloss_record& record : std::span(records_).subspan(first_record_))
      if (record.parent != GLOSS_NONE) record.parent += static_cast<std::uint32_t>(first_record_);
    return {};
  }

  const gloss_batch& batch_;
  const IntakeScope& scope_;
  LayerStore& store_;
  std::vector<gloss_record>& records_;
  std::vector<gloss_attribute>& attributes_;
  std::string& pool_;
  const LayerSchema& schema_;
  const std::size_t first_record_, first_attribute_, first_pool_;
  bool has_parents_ = false;  // whether a record of the batch has one
  bool in_order_ = true;      // whether the layer still is, with the batch
};

}  // namespace

std::string take_records(const gloss_batch& batch, const IntakeScope& scope, LayerStore& store) {
  return Intake(batch, scope, store).run();
}

}  // namespace glossator
