#pragma once
/// One spelling, one type: what a document says for sure of a name once.
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "names/model.hpp"
#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Read-only; for any thread.
class Agreement {
 public:
  /// Holds what the names of one spelling say.
  struct Spelling {
    std::uint32_t sure_types = 0;  ///< bits, by Type
    bool has_legal_form = false;   ///< an organization of that name has one
    bool is_family_name = false;   ///< it ends the name of a sure person
    bool begins_firm = false;      ///< the name of a firm goes on with other words
    bool is_of_person = false;     ///< it begins or ends the name of a person, or has a title
  };
  /// One thread's memory, kept between documents.
  struct Scratch {
    /// The types of the doubtful names, in bits, by a hash of how these begin; 0 between documents.
    std::array<std::uint8_t, 1024> doubtful_begins = {};
    std::vector<std::size_t> used_begins;  ///< those that are not 0
    std::unordered_map<std::string_view, Spelling> spellings;
  };

  explicit Agreement(const Model& model);

  /// Gives each doubtful one of the `names` of `text` the type of the sure ones with the same
  /// spelling, if these have one type. An organization with a legal form is sure of the name before
  /// that form ("Acme" in a text about Acme, Inc.), unless that is the family name of a person. A
  /// doubtful person is the firm whose name begins so (Harland, of Harland Motors), unless the text
  /// has a person with that name.
  void apply(std::string_view text, std::vector<Name>& names, Scratch& scratch) const;

 private:
  std::string_view legal_name(std::string_view text, const Name& name) const;
  bool can_change(std::string_view text, const std::vector<Name>& names, Scratch& scratch) const;
  void gather(std::string_view text, const std::vector<Name>& names, Scratch& scratch) const;
  bool is_sure(const Name& name) const {
    return name.margin >= sure_[static_cast<std::size_t>(name.type)];
  }
  bool is_doubtful(const Name& name) const {
    return name.margin < doubtful_[static_cast<std::size_t>(name.type)];
  }

  using Margins = std::array<std::int32_t, type_count>;
  Margins doubtful_, sure_, agreed_;  ///< by type
  std::int32_t likely_;               ///< of an organization
};

}  // namespace names
}  // namespace gloss
