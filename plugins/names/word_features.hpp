#pragma once
/// The features of one word, as numbers without meaning of their own: trainer and plugin make them
/// with this code.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "names/spelling.hpp"
#include "names/word_table.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Features that always come together, as numbers of groups.
namespace feature_group {
constexpr std::uint32_t most_lists = 16, most_classes = 32;
constexpr std::uint32_t first_spelled = 0;
constexpr std::uint32_t unclustered = first_spelled + spelling_count * smallness_count;
constexpr std::uint32_t first_without_other = unclustered + 1;
constexpr std::uint32_t first_unlisted = first_without_other + spelling_count;
constexpr std::uint32_t first_listed = first_unlisted + spelling_count;
constexpr std::uint32_t first_classed = first_listed + spelling_count * most_lists;
constexpr std::uint32_t count = first_classed + spelling_count * most_classes;
}  // namespace feature_group

/// A list of hashes, with room for all that a word can have.
class Hashes {
 public:
  void clear() { size_ = 0; }
  void add(std::uint64_t hash) { hashes_[size_++] = hash; }
  std::span<const std::uint64_t> all() const { return {hashes_.data(), size_}; }
  /// Ends the part of hashes that name the word or its letters.
  void end_names() { names_ = size_; }
  std::size_t names() const { return names_; }

 private:
  static constexpr std::size_t most_others = 32;  // 27 are added outside of lists and classes
  std::array<std::uint64_t,
             most_others + 2 * (feature_group::most_lists + feature_group::most_classes)>
      hashes_;
  std::size_t size_ = 0, names_ = 0;
};

/// A list of numbers of groups, with room for all that a word can have.
class FeatureGroups {
 public:
  void clear() { size_ = 0; }
  void add(std::uint32_t group) { groups_[size_++] = static_cast<std::uint16_t>(group); }
  std::span<const std::uint16_t> all() const { return {groups_.data(), size_}; }

 private:
  static constexpr std::size_t most_others = 4;
  std::array<std::uint16_t, most_others + feature_group::most_lists + feature_group::most_classes>
      groups_;
  std::size_t size_ = 0;
};

/// The evidence of one word for its own tag and for those of its neighbours.
struct WordFeatures {
  Hashes own;   ///< of the word itself
  Hashes near;  ///< of the words beside it
  Hashes far;   ///< of those two words away
  /// Those that are not in the lists above, if the FeatureMaker makes groups.
  FeatureGroups groups;
  /// Those of the word from which this one is `offset` words to the right. REQUIRES: -2 to 2.
  const Hashes& at(int offset) const {
    return offset == 0 ? own : offset == 1 || offset == -1 ? near : far;
  }

  Spelling spelling = Spelling::other;
  std::uint8_t smallness = smallness_unknown;  ///< WordEntry::smallness
  std::uint8_t cluster = 0;                    ///< of the coarsest clusters, from 1; 0: none
  std::uint8_t kind = 0;                       ///< bits, of name_kind
  std::uint32_t lower_hash = 0;                ///< of the lower-case form
};

/// Bits of WordFeatures::kind, from the lists of names.
namespace name_kind {
constexpr std::uint8_t given = 1, family = 2, organization = 4, place = 8;
constexpr std::uint32_t count = 16;
}  // namespace name_kind

/// The lists of names, as bits of ListEntry::lists.
enum class NameList : std::uint8_t {
  given,
  family_us,
  family_world,
  city,
  country,
  nationality,
  company,
  organization,
  university,
  club,
  title,
  city_part,
  company_part,
  organization_part,
};
constexpr std::uint16_t list_bit(NameList list) {
  return static_cast<std::uint16_t>(1u << static_cast<unsigned>(list));
}

/// Makes features. One per thread; keeps its memory.
class FeatureMaker {
 public:
  enum class Form {
    features,  ///< all features one by one
    groups,    ///< groups where there are any
  };
  /// Borrows the arrays behind `words`.
  explicit FeatureMaker(const WordTable& words, Form form = Form::features)
      : words_(words), has_groups_(form == Form::groups) {}

  /// The features of the word `form`, whose lower-case form is `lower` (gloss/text.hpp). Borrowed
  /// until the next call.
  const WordFeatures& of(std::string_view form, std::string_view lower) {
    return of(form, lower, masked_hash(form));
  }
  /// The same with the masked_hash() of `form`.
  const WordFeatures& of(std::string_view form, std::string_view lower, MaskedHash masked);
  /// The features of group number `group`, one by one. Borrowed likewise.
  /// REQUIRES: group < feature_group::count.
  const WordFeatures& of_group(std::uint32_t group);

 private:
  void clear();
  void add_bias();
  void add_spelled();
  void add_capitals();
  void add_unclustered();
  void add_without_other();
  void add_unlisted();
  void add_listed(std::uint32_t list);
  void add_classed(std::uint32_t word_class);
  void add_names();
  void add_spelling(std::string_view form);
  void add_affixes();
  void add_clusters(std::string_view lower);
  void add_lists(std::string_view lower);
  const ClusterEntry* clusters_as(void (*write)(std::string_view, std::string&),
                                  std::string_view lower);

  WordTable words_;
  bool has_groups_;
  WordFeatures features_;
  std::string_view masked_lower_;  ///< the lower-case form with its digits as 0
  std::uint64_t masked_hash_ = 0, masked_lower_hash_ = 0;
  std::string masked_memory_, scratch_;
  SketchMemory sketch_memory_;
};

}  // namespace names
}  // namespace gloss
