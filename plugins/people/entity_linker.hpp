#pragma once
/// Ties the mentions of a document to persons.
#include <vector>

#include "people/name_evidence.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Kept between documents, to reuse its memory.
class EntityLinker {
 public:
  /// Sets entity, name, given, family, mention and link of every person. REQUIRES: mentions are in
  /// order; their titles and roles are set.
  void run(const DocumentView& document, std::vector<PersonMention>& mentions);

 private:
  struct Entity {
    std::uint32_t standard = 0;      ///< the mention that represents the entity
    std::uint32_t full_mention = 0;  ///< the one with the fullest name
    NameParts fullest;
    Gender gender = Gender::unknown;
    bool is_ruler = false;
    bool is_relative = false;           ///< introduced as somebody's wife, son ...
    std::uint32_t mentions = 0;         ///< full ones; and those by family name linked so far
    std::uint32_t full_seen = 0;        ///< full mentions so far
    bool has_family_mention = false;    ///< was named by the family name alone before
    bool has_given_mention = false;     ///< by the given name alone
    Mention single = Mention::single;   ///< the kind of its mentions, if no name is full
    std::uint32_t last_seen = nothing;  ///< mention
  };

  const Row& row(std::uint32_t word) const { return document_->row(word); }
  std::uint64_t whole_key(const NameParts& parts) const;
  bool has_same_words(const NameParts& a, const NameParts& b) const;
  std::uint32_t add_entity(std::uint32_t mention);
  void index_full(const NameParts& parts, std::uint32_t entity);
  std::uint32_t find_full(const NameParts& parts) const;
  bool has_word(const NameParts& parts, std::uint64_t key) const;
  std::uint32_t find_called(bool is_given, const PersonMention& mention) const;
  std::uint32_t find_single(Mention told, PersonMention& mention) const;
  std::uint64_t rank(std::uint32_t entity, Gender gender) const;
  Gender gender_of_entity(const Entity& entity) const;
  bool may_be(const PersonMention& mention, Gender gender, const Entity& entity) const;
  void link_full(std::uint32_t mention);
  void reread_rulers();
  void judge_full(PersonMention& mention);
  void link_household(std::uint32_t mention, Household kind);
  void link_single(std::uint32_t mention);
  bool link_alias(std::uint32_t mention, std::uint32_t other);
  bool link_single_alias(std::uint32_t mention);
  bool is_shouted(const NameParts& parts) const;
  bool is_next_relative(std::uint32_t mention) const;
  void note(const PersonMention& mention, Entity& entity) const;
  void widen(std::uint32_t entity, std::uint32_t mention);
  static void widen_family(Entity& entity, std::uint32_t begin);
  void turn_round(Entity& entity, std::uint32_t mention) const;
  void widen_family_to(Entity& entity, std::uint64_t key) const;
  void finish(PersonMention& mention) const;

  const DocumentView* document_ = nullptr;
  std::vector<PersonMention>* mentions_ = nullptr;
  std::vector<Entity> entities_;
  KeyChains wholes_, families_, rulers_, households_;
  KeyChains givens_;  // by Row::given
};

}  // namespace people
}  // namespace gloss
