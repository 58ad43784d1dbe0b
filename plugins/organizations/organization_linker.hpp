#pragma once
/// Ties the mentions of a document to organizations, acronyms among them.
#include <string>
#include <vector>

#include "organizations/entity_index.hpp"
#include "organizations/kind_finder.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// Kept between documents, to reuse its memory.
class OrganizationLinker {
 public:
  /// Borrows `lexicon`.
  explicit OrganizationLinker(const Lexicon& lexicon) : lexicon_(&lexicon), kinds_(lexicon) {}

  /// Sets `out` to the organizations among document.names, in order.
  void run(const DocumentView& document, std::vector<Organization>& out);

 private:
  struct Entity {
    std::uint32_t standard = 0;                   ///< the mention that represents the entity
    std::uint32_t first = 0, last = 0;            ///< words of the bare name: no article, no Inc
    std::uint32_t named_last = 0;                 ///< with Inc
    std::uint32_t full_first = 0, full_last = 0;  ///< the fullest mention's words
    std::uint32_t acronym = nothing;              ///< word
    Kind kind = Kind::none;
    bool is_acronym = false;
  };
  struct Initials {
    std::uint64_t key;
    std::uint32_t entity;
  };
  const Row& row(std::uint32_t word) const { return *document_->words[word].row; }
  std::uint32_t id(std::uint32_t word) const { return document_->words[word].id; }
  bool is_text(std::uint32_t word, char expected) const;

  void place(std::vector<Organization>& out) const;
  void bare(const Organization& mention, std::uint32_t& first, std::uint32_t& last) const;
  bool is_acronym(const Organization& mention) const;
  void link_names(std::vector<Organization>& out);
  void link_definitions(std::vector<Organization>& out);
  void link_acronyms(std::vector<Organization>& out);
  void link_parts(std::vector<Organization>& out);
  std::uint32_t find_same(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t find_whole(std::uint32_t first, std::uint32_t last, std::uint32_t self) const;
  std::uint32_t add_entity(const Organization& mention, std::uint32_t index, bool acronym);
  void collect_initials(std::uint32_t entity);
  void add_initials(std::uint32_t entity, std::uint32_t first, std::uint32_t last);
  std::uint32_t find_initials(std::uint64_t key) const;
  bool may_abbreviate(std::uint32_t acronym, const Entity& entity) const;
  void tie(Entity& entity, std::uint32_t acronym);
  void finish(std::vector<Organization>& out);

  const Lexicon* lexicon_;
  const DocumentView* document_ = nullptr;
  std::vector<Entity> entities_;
  std::vector<Initials> initials_;
  std::vector<std::uint32_t> merged_into_;  // by entity; itself if not merged
  EntityIndex first_words_, last_words_, acronyms_;
  KindFinder kinds_;
  std::string lower_;
};

}  // namespace organizations
}  // namespace gloss
