#pragma once
/// Ties the mentions of a document to persons.
#include <vector>

#include "people/name_parts.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Kept between documents, to reuse its memory.
class EntityLinker {
 public:
  /// Sets entity, name, given, family, mention and link of every person. REQUIRES: people are in
  /// order; their titles and roles are set.
  void run(const DocumentView& document, std::vector<Person>& people);

 private:
  enum class Gender : std::uint8_t { unknown, male, female };
  struct Entity {
    std::uint32_t standard = 0;  ///< the mention that represents the entity
    NameParts fullest;
    Gender gender = Gender::unknown;
    std::uint32_t last_seen = nothing;  ///< mention
  };
  /// Chains of entities by the id of a word, newest first.
  class Index {
   public:
    void clear();
    void add(std::uint32_t word_id, std::uint32_t entity);
    /// Calls `use(entity)` for the newest entities until it returns true.
    template <class Use>
    void each(std::uint32_t word_id, Use use) const;

   private:
    struct Node {
      std::uint32_t entity, next;
    };
    std::vector<std::uint32_t> heads_;  // node number + 1, by word id
    std::vector<std::uint32_t> used_;
    std::vector<Node> nodes_;
  };

  std::uint32_t add_entity(const DocumentView& document, std::uint32_t mention,
                           const NameParts& parts);
  std::uint32_t find_full(const DocumentView& document, const NameParts& parts) const;
  bool is_same(const DocumentView& document, const NameParts& a, const NameParts& b) const;
  std::uint32_t find_single(const Index& index, std::uint32_t word_id, Gender gender) const;
  void link_single(const DocumentView& document, std::vector<Person>& people,
                   std::uint32_t mention);
  void finish(const DocumentView& document, Person& person) const;
  static Gender gender_of(const DocumentView& document, const Person& person);

  std::vector<NameParts> parts_;  // by mention
  std::vector<Entity> entities_;
  Index families_, givens_;
};

}  // namespace people
}  // namespace gloss
