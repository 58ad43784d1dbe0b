#pragma once
#include <algorithm>
#include <cstdint>
#include <gloss/text.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "list_format.hpp"
#include "list_source.hpp"

namespace gloss::gazetteer {

/// A list ready for matching. Read-only; any thread. A damaged file cannot cause an access outside
/// of it: every number is checked on use.
class CompiledList {
 public:
  /// Opens a compiled list, whose pages are read on demand, or compiles a text list. A compiled
  /// file must not be written to while it is open: replace it by renaming. Throws
  /// Error(GLOSS_E_RESOURCE) with the file, the line if any, and the reason.
  static CompiledList open(const std::string& path);
  /// Takes the bytes of compile_list(). `path` is for messages.
  CompiledList(std::vector<std::uint64_t> bytes, const std::string& path);

  /// Whether the checksum of all bytes is right; reads all of them.
  bool is_intact() const;

  std::string_view name() const { return text(name_section); }  ///< the source's file name
  std::uint32_t entry_count() const { return count(entry_section); }
  std::uint32_t word_count() const { return count(word_section); }
  std::uint64_t source_hash() const { return header().source_hash; }
  std::uint64_t size() const { return bytes_.size(); }
  std::string_view bytes() const { return bytes_; }
  /// The columns after the third.
  const Columns& columns() const { return columns_; }
  /// What was to be said of a text that was compiled by open(), a line each.
  const std::vector<std::string>& warnings() const { return warnings_; }

  /// The word `text`, or NULL. REQUIRES: a piece without its plural ending.
  const Word* find_word(std::string_view text) const;

  /// The child of the root by `word`, or 0. Word 0 means no word.
  std::uint32_t root_child(std::uint32_t word) const {
    return at<std::uint32_t>(root_section, word);
  }
  /// The child of `parent` by `word`, or 0. `parent` is not the root.
  std::uint32_t child(std::uint32_t parent, std::uint32_t word) const {
    const Node& above = node(parent);
    if ((above.children & child_bit(word)) == 0) return 0;
    if (above.child_count > Node::small_family) return child_of_large_family(parent, word);
    for (std::uint32_t i = 0; i < above.child_count; ++i)
      if (node(above.first_child + i).word == word) return above.first_child + i;
    return 0;
  }
  const Node& node(std::uint32_t number) const { return at<Node>(node_section, number); }

  // Prefetch memory of a coming step: a node; the link from a node to its child by a word; the
  // first entry of a node; the line of an entry.
  void prefetch_node(std::uint32_t number) const { __builtin_prefetch(&node(number)); }
  void prefetch_child(std::uint32_t parent, std::uint32_t word) const {
    const Node& above = node(parent);
    if ((above.children & child_bit(word)) == 0) return;
    if (above.child_count > Node::small_family)
      __builtin_prefetch(&at<std::uint32_t>(node_slot_section, slot_of_edge(parent, word)));
    else
      prefetch_node(above.first_child);
  }
  void prefetch_first_entry(std::uint32_t number) const {
    __builtin_prefetch(&at<std::uint32_t>(first_section, number));
  }
  void prefetch_entry(std::uint32_t number) const { __builtin_prefetch(&entry(number)); }
  void prefetch_line(const Entry& entry) const {
    __builtin_prefetch(items_[source_section] + std::min(entry.begin, count(source_section)));
  }

  /// The node of the longest proper suffix; shallower than `number`, or the root.
  std::uint32_t fail(std::uint32_t number) const {
    const std::uint32_t to = node(number).fail;
    return node(to).depth < node(number).depth ? to : 0;
  }
  /// The first node with entries on the way from `number` along the fail links, or 0.
  std::uint32_t accepting(std::uint32_t number) const {
    const std::uint32_t to = number == 0 ? 0 : node(number).accept;
    return node(to).depth <= node(number).depth ? to : 0;
  }

  /// The numbers of a node's entries: first_entry(), then next_entry() until `none`.
  static constexpr std::uint32_t none = 0xFFFFFFFFu;
  std::uint32_t first_entry(std::uint32_t node_number) const {
    return at<std::uint32_t>(first_section, node_number) - 1;
  }
  std::uint32_t next_entry(std::uint32_t number) const {
    const std::uint32_t next = entry(number).next - 1;
    return next == none || next > number ? next : none;
  }
  const Entry& entry(std::uint32_t number) const { return at<Entry>(entry_section, number); }
  /// The entry's line in the source.
  std::string_view line(const Entry& entry) const {
    return part(source_section, entry.begin, entry.size);
  }

 private:
  struct Unmap {
    std::size_t size;
    void operator()(const char* data) const;
  };
  static CompiledList from_text(const std::string& path);
  CompiledList(const char* mapped, std::size_t size, const std::string& path);
  void check(const std::string& path);

  const ListHeader& header() const { return *reinterpret_cast<const ListHeader*>(bytes_.data()); }
  std::uint32_t count(Section section) const { return counts_[section]; }
  std::uint32_t child_of_large_family(std::uint32_t parent, std::uint32_t word) const;
  std::uint32_t slot_of_edge(std::uint32_t parent, std::uint32_t word) const {
    return static_cast<std::uint32_t>(hash_of_edge(parent, word)) & (count(node_slot_section) - 1);
  }
  /// Item `index`; zeros if there are fewer.
  template <class Item>
  const Item& at(Section section, std::uint32_t index) const {
    static constexpr Item nothing{};
    return index < counts_[section] ? reinterpret_cast<const Item*>(items_[section])[index]
                                    : nothing;
  }
  std::string_view text(Section section) const { return {items_[section], counts_[section]}; }
  std::string_view part(Section section, std::uint64_t begin, std::uint64_t size) const {
    if (begin + size > counts_[section]) return {};
    return {items_[section] + begin, static_cast<std::size_t>(size)};
  }

  std::vector<std::uint64_t> own_;  // only if the list was compiled here
  std::unique_ptr<const char, Unmap> mapped_{nullptr, Unmap{0}};
  std::string_view bytes_;
  const char* items_[section_count] = {};
  std::uint32_t counts_[section_count] = {};
  Columns columns_;
  std::vector<std::string> warnings_;
};

}  // namespace gloss::gazetteer
