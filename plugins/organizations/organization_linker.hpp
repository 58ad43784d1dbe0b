#pragma once
/// Ties the mentions of a document to organizations, acronyms among them.
#include <vector>

#include "gloss/key_chains.hpp"
#include "organizations/kind_finder.hpp"
#include "organizations/short_forms.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// Kept between documents, to reuse its memory.
class OrganizationLinker {
 public:
  /// Borrows `lexicon`.
  explicit OrganizationLinker(const Lexicon& lexicon) : lexicon_(&lexicon), kinds_(lexicon) {}

  /// Sets entity, name, acronym, mention, kind and link of every organization. REQUIRES: `out` is
  /// in order, with its words.
  void run(const DocumentView& document, std::vector<Organization>& out);

 private:
  struct Entity {
    std::uint32_t standard = 0;           ///< the mention that represents the entity
    std::uint32_t first = 0, last = 0;    ///< words of the bare name
    std::uint32_t full_mention = 0;       ///< the fullest one
    Span acronym;                         ///< in the text; empty: none
    std::uint32_t merged_into = nothing;  ///< entity; itself if not merged
    std::uint16_t body = 0;               ///< Lexicon::body()
    bool is_acronym = false;
    bool is_own_kind = false;
    bool is_spelled = false;  ///< an acronym with small letters: "Unesco"
    bool is_short = false;    ///< for the name of the one that it is merged into
    Kind kind = Kind::none;
    std::uint32_t owner = 0;        ///< owner_of() of its first mention that has one
    char letter = 0;                ///< the capital of its first byte
    std::uint32_t doubt = nothing;  ///< number in doubts_
    const Row* first_row = nullptr;
    const Row* last_row = nullptr;

    std::uint32_t words() const { return last - first + 1; }
  };

  /// An entity whose name does not make sure of its kind.
  struct Doubt {
    std::uint32_t entity = 0;
    bool is_clear = false;  ///< the name says enough, but for a plain word to the contrary
    KindScores name, told, near;
    std::uint32_t mentions = 0;  ///< whose context is counted; 0: another name of it told the kind
  };

  static constexpr std::uint32_t most_mentions = 16;  ///< of a body whose kind is in doubt
  static constexpr std::uint32_t longest_name = 16;   ///< words of a name that has initials

  const Row& row(std::uint32_t word) const { return document_->row(word); }
  std::uint32_t root(std::uint32_t entity) const;
  /// `first` is the row of the bare name's first word.
  bool is_acronym(const Organization& mention, const Row& first) const {
    if (mention.bare_first == mention.bare_last) return first.is(acronym);
    const Span bare = document_->cover(mention.bare_first, mention.bare_last);
    return bare.size() <= 8 && is_joined_acronym(bare);
  }
  bool is_joined_acronym(Span bare) const;
  std::uint64_t name_key(const Organization& mention) const;
  std::uint64_t letters_of(const Entity& entity) const;
  std::uint16_t listed_body(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t add_entity(std::uint32_t mention, bool acronym);
  void index_initials(std::uint32_t letters);
  std::uint32_t place_key(std::uint32_t word, bool is_before) const;
  std::uint32_t owner_of(const Organization& mention) const;
  void link_names();
  void link_definitions();
  bool has_all_words(const Entity& own, const Entity& whole) const;
  void link_definition(std::uint32_t mention);
  void link_brackets();
  void link_acronyms();
  void link_bodies();
  void link_parts();
  bool has_unit_behind(std::uint32_t mention) const {
    return mention + 1 < out_->size() && (*out_)[mention + 1].first == (*out_)[mention].last + 2 &&
           is_unit_of_next(mention);
  }
  bool is_unit_of_next(std::uint32_t mention) const;
  bool may_be_one(const Entity& own, const Entity& whole) const;
  std::uint32_t own_last(const Entity& entity) const;
  bool is_place(std::string_view form) const;
  bool has_inner_name(const Entity& whole) const;
  bool is_inner_name(const Entity& own, const Entity& whole) const;
  bool is_own_end(const Entity& own, const Entity& whole) const;
  bool is_end_of(const Entity& own, const Entity& whole) const;
  bool has_unit(const Entity& own, const Entity& whole) const;
  bool is_of_states(const Entity& entity) const;
  bool has_other_owner(const Entity& own, const Entity& whole) const;
  bool is_name_of_acronym(const Entity& own, const Entity& whole) const;
  bool is_other_body(const Entity& own, const Entity& whole) const;
  std::uint32_t mention_at(std::uint32_t word, std::uint32_t near) const;
  std::uint32_t find_initials(const Entity& acronym) const;
  std::uint32_t find_spelled(const Entity& acronym) const;
  std::uint32_t find_whole(std::uint32_t part) const;
  std::uint32_t find_party(const Entity& entity) const;
  NameWords name_words(const Entity& entity) const;
  template <class IsWhole>
  std::uint32_t find_only(std::uint32_t part, IsWhole is_whole) const;
  bool may_be_short(const Entity& entity) const;
  void link_short_forms();
  void link_short_form(std::uint32_t entity);
  void link_subjects(std::uint32_t whole);
  void link_translated(std::uint32_t entity);
  void merge(std::uint32_t from, std::uint32_t into, Link link);
  void find_sure_kind(std::uint32_t number);
  static void add_context(Doubt& doubt);
  void find_kinds();
  bool is_without_form(const Organization& mention, const Organization& fullest) const;
  void finish(Organization& mention) const;

  const Lexicon* lexicon_;
  const DocumentView* document_ = nullptr;
  std::vector<Organization>* out_ = nullptr;
  std::vector<Entity> entities_;
  std::vector<Doubt> doubts_;
  std::uint64_t whole_letters_ = 0;  ///< that names with parts begin with, a bit each
  KeyChains names_, first_words_, last_words_, acronyms_, initials_, bodies_;
  KindFinder kinds_;
};

}  // namespace organizations
}  // namespace gloss
