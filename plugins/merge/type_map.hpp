#pragma once
/// The type of names that a record of another layer becomes.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gloss/text_map.hpp"

namespace gloss::merge {

/// A type of the layer `names`, under its number there, or the end of a record.
enum class Target : std::uint32_t {
  person,
  organization,
  place,
  other,
  skip,   ///< the record is left out
  error,  ///< the document fails
};

/// By Target, as options write them.
inline constexpr std::array<const char*, 6> target_names = {"person", "organization", "place",
                                                            "other",  "skip",         "error"};

/// REQUIRES: `name` is one of target_names.
Target target_of(std::string_view name);

/// Maps the types of input layers. Read-only once built; any thread.
class TypeMap {
 public:
  /// By Target, without `error`: the types that become it.
  using Lists = std::array<std::vector<std::string>, 5>;

  /// The types of names that no list has stay as they are. Throws Error(GLOSS_E_CONFIG) if two
  /// lists have the same type.
  explicit TypeMap(const Lists& lists);

  std::optional<Target> find(std::string_view type) const;

 private:
  TextMap<Target> targets_;
};

}  // namespace gloss::merge
