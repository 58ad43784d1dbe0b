#include "names/word_features.hpp"

#include <algorithm>
#include <bit>

namespace gloss::names {
namespace {

/// Subjects of features; the numbers are part of the model file.
enum Template : std::uint64_t {
  bias = 1,
  form_is,
  lower_is,
  sketch_is,
  spelling_is,
  prefix_is,
  suffix_is = prefix_is + 5,
  spelled_suffix = suffix_is + 5,
  short_spelled_suffix,
  first_part,
  last_part,
  cluster_is,
  spelled_cluster = cluster_is + 4,
  frequency_is,
  other_cluster,
  other_fine_cluster,
  no_other_cluster,
  smallness_is,
  all_lists,
  in_list,
  spelled_list,
  in_class,
  spelled_class,
};

std::uint64_t feature(std::uint64_t about, std::uint64_t value) {
  return mixed(about * 0xFF51AFD7ED558CCDu, value);
}

std::uint64_t with(Spelling spelling, std::uint64_t value) {
  return value * spelling_count + static_cast<std::uint64_t>(spelling);
}

/// Bits of name_kind, from those of the lists.
std::uint8_t kind_of(std::uint32_t lists) {
  const auto any = [&](auto... list) { return (lists & (list_bit(list) | ...)) != 0; };
  std::uint8_t kind = 0;
  if (any(NameList::given)) kind |= name_kind::given;
  if (any(NameList::family_us, NameList::family_world)) kind |= name_kind::family;
  if (any(NameList::city, NameList::city_part)) kind |= name_kind::place;
  if (any(NameList::company, NameList::university, NameList::club, NameList::organization_part))
    kind |= name_kind::organization;
  return kind;
}

}  // namespace

void FeatureMaker::clear() {
  features_.own.clear();
  features_.near.clear();
  features_.far.clear();
  features_.groups.clear();
}

const WordFeatures& FeatureMaker::of(std::string_view form, std::string_view lower,
                                     MaskedHash masked) {
  clear();
  masked_lower_ = lower;
  if (masked.is_changed) {
    mask_digits(lower, masked_memory_);
    masked_lower_ = masked_memory_;
  }
  masked_hash_ = masked.hash;
  masked_lower_hash_ = text_hash(masked_lower_);
  features_.spelling = spelling_of(form, lower);
  features_.lower_hash = short_hash(masked.is_changed ? text_hash(lower) : masked_lower_hash_);
  add_names();
  add_spelling(form);
  add_clusters(masked_lower_);
  add_lists(lower);
  return features_;
}

const WordFeatures& FeatureMaker::of_group(std::uint32_t group) {
  using namespace feature_group;
  clear();
  // The groups have the `values` of one spelling after the other. Sets the spelling, returns the
  // value.
  const auto value_of = [&](std::uint32_t first, std::uint32_t values) {
    features_.spelling = static_cast<Spelling>((group - first) / values);
    return (group - first) % values;
  };
  if (group < unclustered) {
    features_.smallness = static_cast<std::uint8_t>(value_of(first_spelled, smallness_count));
    add_bias();
    add_spelled();
    add_capitals();
  } else if (group == unclustered) {
    add_unclustered();
  } else if (group < first_unlisted) {
    value_of(first_without_other, 1);
    add_without_other();
  } else if (group < first_listed) {
    value_of(first_unlisted, 1);
    add_unlisted();
  } else if (group < first_classed) {
    add_listed(value_of(first_listed, most_lists));
  } else {
    add_classed(value_of(first_classed, most_classes));
  }
  return features_;
}

void FeatureMaker::add_bias() { features_.own.add(feature(bias, 0)); }

void FeatureMaker::add_spelled() {
  const std::uint64_t spelled = feature(spelling_is, with(features_.spelling, 0));
  features_.own.add(spelled);
  features_.near.add(spelled);
  features_.far.add(spelled);
}

void FeatureMaker::add_capitals() {
  const std::uint64_t capitals =
      feature(smallness_is, with(features_.spelling, features_.smallness));
  features_.own.add(capitals);
  features_.near.add(capitals);
}

void FeatureMaker::add_unclustered() {
  features_.own.add(feature(frequency_is, 255));
  features_.near.add(feature(frequency_is, 255));
}

void FeatureMaker::add_without_other() {
  features_.own.add(feature(no_other_cluster, with(features_.spelling, 0)));
}

void FeatureMaker::add_unlisted() {
  features_.own.add(feature(all_lists, with(features_.spelling, 0)));
  features_.near.add(feature(all_lists, 0));
}

void FeatureMaker::add_listed(std::uint32_t list) {
  features_.own.add(feature(in_list, list));
  features_.near.add(feature(in_list, list));
  features_.own.add(feature(spelled_list, with(features_.spelling, list)));
  if (list < 8) features_.far.add(feature(in_list, list));
}

void FeatureMaker::add_classed(std::uint32_t word_class) {
  features_.own.add(feature(in_class, word_class));
  features_.near.add(feature(in_class, word_class));
  features_.own.add(feature(spelled_class, with(features_.spelling, word_class)));
  features_.far.add(feature(in_class, word_class));
}

void FeatureMaker::add_spelling(std::string_view form) {
  if (!has_groups_) add_bias();
  const std::uint64_t drawn = feature(sketch_is, text_hash(sketch(form, sketch_memory_)));
  features_.own.add(drawn);
  features_.near.add(drawn);
  if (!has_groups_) add_spelled();
}

/// The word itself, and its letters: little can be had of them of a word that training has not
/// seen.
void FeatureMaker::add_names() {
  Hashes &own = features_.own, &near = features_.near, &far = features_.far;
  const std::uint64_t lower = feature(lower_is, masked_lower_hash_);
  own.add(feature(form_is, masked_hash_));
  own.add(lower);
  near.add(lower);
  far.add(lower);
  add_affixes();
  own.end_names();
  near.end_names();
  far.end_names();
}

/// Affixes are counted in bytes: one that cuts a letter is as good a feature as any.
void FeatureMaker::add_affixes() {
  const std::string_view lower = masked_lower_;
  std::array<std::uint64_t, 5> suffix = {};
  std::uint64_t prefix = 0;
  const auto byte = [&](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(lower[i])};
  };
  for (std::size_t size = 1; size <= 4 && size < lower.size(); ++size) {
    prefix = prefix << 8 | byte(size - 1);
    suffix[size] = byte(lower.size() - size) << 8 * (size - 1) | suffix[size - 1];
    features_.own.add(feature(prefix_is + size, prefix));
    features_.own.add(feature(suffix_is + size, suffix[size]));
  }
  if (lower.size() > 3) {
    features_.near.add(feature(suffix_is + 3, suffix[3]));
    features_.own.add(feature(spelled_suffix, with(features_.spelling, suffix[3])));
    features_.own.add(feature(short_spelled_suffix, with(features_.spelling, suffix[2])));
  }
  const std::size_t hyphen = lower.find('-');
  if (hyphen != std::string_view::npos && hyphen > 0 && hyphen + 1 < lower.size()) {
    features_.own.add(feature(first_part, text_hash(lower.substr(0, hyphen))));
    features_.own.add(feature(last_part, text_hash(lower.substr(lower.rfind('-') + 1))));
  }
}

const ClusterEntry* FeatureMaker::clusters_as(void (*write)(std::string_view, std::string&),
                                              std::string_view lower) {
  write(lower, scratch_);
  return words_.clusters(text_hash(scratch_));
}

/// The clusters of the spelling, and of the spelling that the word has elsewhere: in a headline
/// "MICROSOFT" and "microsoft" are the firm, and "Orders" is the verb.
void FeatureMaker::add_clusters(std::string_view lower) {
  auto& own = features_.own;
  auto& near = features_.near;
  const Spelling spelling = features_.spelling;
  const ClusterEntry* here = words_.clusters(masked_hash_);
  const ClusterEntry* other = nullptr;
  if (spelling == Spelling::all_capitals) {
    other = clusters_as(capitalise, lower);
    if (!other) other = words_.clusters(masked_lower_hash_);
  } else if (spelling == Spelling::lower) {
    other = clusters_as(capitalise, lower);
  } else if (spelling == Spelling::capital) {
    other = words_.clusters(masked_lower_hash_);
  }
  if (!here) here = other;
  if (!here)
    here = spelling == Spelling::lower ? clusters_as(capitalise_all, lower)
                                       : words_.clusters(masked_lower_hash_);
  features_.cluster = 0;
  if (here) {
    for (std::size_t i = 0; i < here->cluster.size(); ++i) {
      const std::uint64_t hash = feature(cluster_is + i, here->cluster[i]);
      own.add(hash);
      near.add(hash);
      if (i < 3) features_.far.add(hash);
    }
    own.add(feature(spelled_cluster, with(spelling, here->cluster[1])));
    features_.cluster = static_cast<std::uint8_t>(here->cluster[0] % 64 + 1);
    own.add(feature(frequency_is, here->frequency));
  } else if (has_groups_) {
    features_.groups.add(feature_group::unclustered);
  } else {
    add_unclustered();
  }
  if (other) {
    own.add(feature(other_cluster, other->cluster[1]));
    own.add(feature(other_fine_cluster, other->cluster[2]));
    near.add(feature(other_cluster, other->cluster[1]));
  } else if (has_letters(spelling)) {
    if (has_groups_)
      features_.groups.add(feature_group::first_without_other +
                           static_cast<std::uint32_t>(spelling));
    else
      add_without_other();
  }
}

void FeatureMaker::add_lists(std::string_view lower) {
  using namespace feature_group;
  const std::uint64_t hash = masked_lower_hash_;
  const WordEntry* entry = words_.word(hash);
  static constexpr WordEntry unknown;
  if (!entry) entry = &unknown;
  features_.smallness = std::min(entry->smallness, smallness_unknown);
  const auto spelling = static_cast<std::uint32_t>(features_.spelling);
  FeatureGroups& groups = features_.groups;
  if (has_groups_)
    groups.add(first_spelled + spelling * smallness_count + features_.smallness);
  else
    add_capitals();

  std::uint32_t lists = words_.lists(hash);
  if (!lists && lower.size() > 2 && lower.back() == '.')
    lists = words_.lists(text_hash(lower.substr(0, lower.size() - 1)));
  if (lists != 0) {
    features_.own.add(feature(all_lists, with(features_.spelling, lists)));
    features_.near.add(feature(all_lists, lists));
  } else if (has_groups_) {
    groups.add(first_unlisted + spelling);
  } else {
    add_unlisted();
  }
  for (std::uint32_t rest = lists; rest != 0; rest &= rest - 1) {
    const auto list = static_cast<std::uint32_t>(std::countr_zero(rest));
    if (has_groups_)
      groups.add(first_listed + spelling * most_lists + list);
    else
      add_listed(list);
  }
  features_.kind = kind_of(lists);

  for (std::uint32_t rest = entry->classes; rest != 0; rest &= rest - 1) {
    const auto word_class = static_cast<std::uint32_t>(std::countr_zero(rest));
    if (has_groups_)
      groups.add(first_classed + spelling * most_classes + word_class);
    else
      add_classed(word_class);
  }
}

}  // namespace gloss::names
