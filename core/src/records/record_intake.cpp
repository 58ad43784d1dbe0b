#include "records/record_intake.hpp"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <limits>
#include <span>

#include "records/intake_refusal.hpp"
#include "records/intake_rules.hpp"
#include "text/utf8.hpp"

namespace glossator {
namespace {

// Appends a batch to the records of the layer, shifts the batch's indices to match, and undoes both
// if a check fails. Checks the copy, because a process that shares the batch's memory may change
// it.
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
    if (take_records() && take_attributes() && check_parents()) {
      if (!in_order_) store_.note_disorder(scope_.layer);
      if (first_record_ + first_attribute_ + first_pool_ > 0) shift();
      return {};
    }
    records_.resize(first_record_);
    attributes_.resize(first_attribute_);
    pool_.resize(first_pool_);
    return describe_refusal(batch_, scope_, store_);
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

  std::span<gloss_record> batch_records() { return std::span(records_).subspan(first_record_); }

  // Copies and checks the records in pieces, which stay in the first-level cache between the two.
  bool take_records() {
    constexpr std::uint32_t piece = 64;
    const auto* const from = static_cast<const char*>(batch_.records);
    for (std::uint32_t first = 0; first < batch_.record_count; first += piece) {
      const std::size_t before = records_.size();
      append_items(records_, from + std::size_t{first} * batch_.record_size,
                   std::min(piece, batch_.record_count - first), batch_.record_size);
      const std::size_t plain = count_plain(before);
      if (!check_records(before + plain)) return false;
    }
    return true;
  }

  // How many records from number `first` on are like nearly all tokens: without flags, score,
  // parent and attributes, inside the text and behind the record before. These are sound.
  [[gnu::noinline]] std::size_t count_plain(std::size_t first) const {
    const auto two_at = [](const void* fields) {
      std::uint64_t two;
      std::memcpy(&two, fields, sizeof two);
      return two;
    };
    const gloss_record none{0, 0, 0, 0, std::numeric_limits<float>::quiet_NaN(), GLOSS_NONE, 0, 0};
    const std::uint64_t no_score_and_parent = two_at(&none.score);
    const char* const text = scope_.text.data();
    const std::size_t text_size = scope_.text.size();
    const auto types = static_cast<std::uint32_t>(schema_.types.size());
    const std::span records(records_.data() + first, records_.size() - first);
    std::uint64_t least_begin = first > 0 ? std::uint64_t{records_[first - 1].begin} + 1 : 0;
    std::size_t plain = 0;
    for (const gloss_record& record : records) {
      const std::size_t begin = record.begin, end = record.end;
      if (begin < least_begin) [[unlikely]]
        break;
      if (begin > end || end >= text_size || continues_character(text[begin]) ||
          continues_character(text[end]) || record.type >= types || record.flags != 0 ||
          two_at(&record.score) != no_score_and_parent || two_at(&record.attribute_begin) != 0)
        break;
      least_begin = begin + 1;
      ++plain;
    }
    return plain;
  }

  // Whether the records from number `first` on are sound. Notes also what later passes are needed
  // for.
  [[gnu::noinline]] bool check_records(std::size_t first) {
    const char* const text = scope_.text.data();
    const std::size_t text_size = scope_.text.size();
    const auto types = static_cast<std::uint32_t>(schema_.types.size());
    const auto count = batch_.record_count, attribute_count = batch_.attribute_count;
    std::int64_t begin_before = -1;
    if (first > 0) begin_before = records_[first - 1].begin;
    std::uint64_t next_attribute = next_attribute_;
    bool in_order = in_order_, has_parents = has_parents_, has_gaps = has_gaps_;
    for (gloss_record& record : std::span(records_).subspan(first)) {
      if (record.flags != 0) {
        if (record.flags != GLOSS_RECORD_DOCUMENT) return false;
        record.begin = record.end = 0;
      }
      const std::size_t begin = record.begin, end = record.end;
      // Few records end with the text, behind which there is no byte to look at.
      if (end < text_size
              ? begin > end || continues_character(text[begin]) || continues_character(text[end])
              : !covers(scope_.text, begin, end))
        return false;
      if (record.type >= types || record.score < 0.0f || record.score > 1.0f) return false;
      // Where the begin grows, the order holds.
      if (static_cast<std::int64_t>(begin) <= begin_before)
        in_order &= !comes_before(record, *(&record - 1));
      begin_before = static_cast<std::int64_t>(begin);
      if (record.parent != GLOSS_NONE) {
        if (record.parent >= count) return false;
        has_parents = true;
      }
      if (record.attribute_count > 0) {
        has_gaps |= record.attribute_begin != next_attribute;
        next_attribute = std::uint64_t{record.attribute_begin} + record.attribute_count;
        if (next_attribute > attribute_count) return false;
      } else {
        record.attribute_begin = 0;
      }
    }
    next_attribute_ = next_attribute;
    in_order_ = in_order;
    has_parents_ = has_parents;
    has_gaps_ = has_gaps;
    return true;
  }

  bool take_attributes() {
    append_items(attributes_, batch_.attributes, batch_.attribute_count, batch_.attribute_size);
    if (batch_.pool_size > 0) pool_.append(batch_.pool, batch_.pool_size);
    if (batch_.attribute_count == 0) return true;
    const std::string_view pool(pool_.data() + first_pool_, batch_.pool_size);
    // Most pools are, and so is each piece of one.
    const bool ascii = is_ascii(pool);
    if (!ascii && !simdjson::validate_utf8(pool.data(), pool.size())) return false;
    const IntakeRules rules{scope_, store_, store_.key_forms(scope_.layer),
                            pool,   ascii,  batch_.record_count};
    const auto attributes = std::span(attributes_).subspan(first_attribute_);
    if (has_gaps_ || next_attribute_ != attributes.size())
      return check_in_any_order(rules, batch_records(), attributes);
    return check_by_record(rules, batch_records(), attributes.data());
  }

  // The records have all attributes, one record behind the other, as nearly all writers do.
  [[gnu::noinline]] static bool check_by_record(const IntakeRules& rules,
                                                std::span<const gloss_record> records,
                                                gloss_attribute* attribute) {
    for (const gloss_record& record : records) {
      const std::span own(attribute, record.attribute_count);
      std::uint64_t keys = 0;  // modulo 64
      for (; attribute != own.data() + own.size(); ++attribute) {
        if (!take(rules, *attribute)) return false;
        keys |= std::uint64_t{1} << attribute->key % 64;
      }
      // Fewer than the attributes: one may be there twice.
      if (std::popcount(keys) != static_cast<int>(own.size()) && find_repeated(rules.keys, own))
        return false;
    }
    return true;
  }

  // Records may share attributes, and attributes may have no record.
  static bool check_in_any_order(const IntakeRules& rules, std::span<const gloss_record> records,
                                 std::span<gloss_attribute> attributes) {
    for (gloss_attribute& attribute : attributes)
      if (!take(rules, attribute)) return false;
    for (const gloss_record& record : records)
      if (find_repeated(rules.keys,
                        attributes.subspan(record.attribute_begin, record.attribute_count)))
        return false;
    return true;
  }

  // Whether the attribute is sound; if so, a reference gets the number of its layer.
  static bool take(const IntakeRules& rules, gloss_attribute& attribute) {
    if (!is_sound(rules, attribute)) return false;
    if (attribute.kind == GLOSS_V_REF && attribute.value.ref.input != GLOSS_NONE)
      attribute.value.ref.input = target_of(rules.scope, attribute);
    return true;
  }

  bool check_parents() {
    if (!has_parents_) return true;
    const auto batch = batch_records();
    return find_too_deep(batch) == batch.size();
  }

  // A batch behind others: turns its indices into those of the layer.
  void shift() {
    const auto record_shift = static_cast<std::uint32_t>(first_record_);
    const auto attribute_shift = static_cast<std::uint32_t>(first_attribute_);
    const auto pool_shift = static_cast<std::uint32_t>(first_pool_);
    for (gloss_record& record : batch_records()) {
      if (record.parent != GLOSS_NONE) record.parent += record_shift;
      if (record.attribute_count > 0) record.attribute_begin += attribute_shift;
    }
    for (gloss_attribute& attribute : std::span(attributes_).subspan(first_attribute_)) {
      if (attribute.kind == GLOSS_V_STRING) attribute.value.string.begin += pool_shift;
      if (attribute.kind == GLOSS_V_REF && attribute.value.ref.input == GLOSS_NONE)
        attribute.value.ref.index += record_shift;
    }
  }

  const gloss_batch& batch_;
  const IntakeScope& scope_;
  LayerStore& store_;
  std::vector<gloss_record>& records_;
  std::vector<gloss_attribute>& attributes_;
  std::string& pool_;
  const LayerSchema& schema_;
  const std::size_t first_record_, first_attribute_, first_pool_;
  // These describe the records seen so far:
  std::uint64_t next_attribute_ = 0;  // behind the attributes of the last
  bool has_gaps_ = false;             // whether one has other attributes than those that follow
  bool has_parents_ = false;
  bool in_order_ = true;  // whether the layer still is
};

}  // namespace

std::string take_records(const gloss_batch& batch, const IntakeScope& scope, LayerStore& store) {
  return Intake(batch, scope, store).run();
}

}  // namespace glossator
