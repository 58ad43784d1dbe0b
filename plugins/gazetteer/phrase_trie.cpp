#include "phrase_trie.hpp"

#include <algorithm>
#include <bit>

namespace gloss::gazetteer {

void PhraseTrie::add(std::span<const std::uint32_t> words, std::uint32_t entry,
                     std::vector<Entry>& entries) {
  std::uint32_t number = 0;
  for (std::size_t i = words.size(); i-- > 0;) number = find_or_add(number, words[i]);
  Growing& node = nodes_[number];
  (node.last_entry == 0 ? node.first_entry : entries[node.last_entry - 1].next) = entry + 1;
  node.last_entry = entry + 1;
}

std::uint32_t PhraseTrie::find(std::uint32_t parent, std::uint32_t word) const {
  for (std::size_t i = hash_of_edge(parent, word) & mask_;; i = (i + 1) & mask_) {
    const std::uint32_t number = slots_[i];
    if (number == 0 || (nodes_[number].parent == parent && nodes_[number].word == word))
      return number;
  }
}

std::uint32_t PhraseTrie::find_or_add(std::uint32_t parent, std::uint32_t word) {
  if (const std::uint32_t found = find(parent, word); found != 0) return found;
  const auto number = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({parent, word, 0, 0, 0, 0, nodes_[parent].depth + 1});
  place(number);
  if (2 * nodes_.size() > slots_.size()) grow();
  return number;
}

void PhraseTrie::place(std::uint32_t number) {
  std::size_t i = hash_of_edge(nodes_[number].parent, nodes_[number].word) & mask_;
  while (slots_[i] != 0) i = (i + 1) & mask_;
  slots_[i] = number;
}

void PhraseTrie::grow() {
  slots_.assign(slots_.size() * 2, 0);
  mask_ = slots_.size() - 1;
  for (std::uint32_t i = 1; i < nodes_.size(); ++i) place(i);
}

// All nodes by depth, each family after the family of its parent.
std::vector<std::uint32_t> PhraseTrie::by_family() const {
  std::vector<std::uint32_t> ends(nodes_.size() + 1, 0);
  for (std::uint32_t i = 1; i < nodes_.size(); ++i) ++ends[nodes_[i].parent + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<std::uint32_t> begins(ends.begin(), ends.end() - 1), families(nodes_.size() - 1);
  std::vector<std::uint32_t> filled = begins;
  for (std::uint32_t i = 1; i < nodes_.size(); ++i) families[filled[nodes_[i].parent]++] = i;
  std::vector<std::uint32_t> order{0};
  order.reserve(nodes_.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const auto first = order.size();
    order.insert(order.end(), families.begin() + begins[order[at]],
                 families.begin() + filled[order[at]]);
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(first), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return nodes_[a].word < nodes_[b].word; });
  }
  return order;
}

// A node's links lead to shallower nodes, which come before it.
void PhraseTrie::link(std::span<const std::uint32_t> order) {
  for (const std::uint32_t number : order.subspan(1)) {
    Growing& node = nodes_[number];
    if (node.depth > 1) {
      std::uint32_t from = nodes_[node.parent].fail;
      std::uint32_t to = find(from, node.word);
      while (to == 0 && from != 0) {
        from = nodes_[from].fail;
        to = find(from, node.word);
      }
      node.fail = to;
    }
    node.accept = node.first_entry != 0 ? number : nodes_[node.fail].accept;
  }
}

LinkedNodes PhraseTrie::finish() {
  const std::vector<std::uint32_t> order = by_family();
  link(order);
  std::vector<std::uint32_t> number_of(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) number_of[order[i]] = i;

  LinkedNodes linked{std::vector<Node>(order.size()), {}, {}};
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const Growing& from = nodes_[order[i]];
    Node& node = linked.nodes[i];
    node.word = from.word;
    node.fail = number_of[from.fail];
    node.accept = number_of[from.accept];
    node.depth = from.depth;
    linked.first_entries.push_back(from.first_entry);
    if (i == 0) continue;
    Node& parent = linked.nodes[number_of[from.parent]];
    if (parent.child_count++ == 0) parent.first_child = i;
    parent.children |= child_bit(from.word);
  }
  linked.place_large_families();
  return linked;
}

void LinkedNodes::place_large_families() {
  std::size_t count = 0;
  const auto for_each_large = [&](auto&& use) {
    for (std::uint32_t i = 1; i < nodes.size(); ++i)
      if (nodes[i].child_count > Node::small_family) use(i, nodes[i]);
  };
  for_each_large([&](std::uint32_t, const Node& node) { count += node.child_count; });
  slots.assign(std::bit_ceil(2 * count + 1), 0);
  for_each_large([&](std::uint32_t number, const Node& node) {
    for (std::uint32_t child = node.first_child; child < node.first_child + node.child_count;
         ++child) {
      std::size_t i = hash_of_edge(number, nodes[child].word) & (slots.size() - 1);
      while (slots[i] != 0) i = (i + 1) & (slots.size() - 1);
      slots[i] = child;
    }
  });
}

std::vector<std::uint32_t> LinkedNodes::root_children(std::uint32_t word_count) const {
  std::vector<std::uint32_t> children(word_count + 1, 0);
  const Node& root = nodes[0];
  for (std::uint32_t i = root.first_child; i < root.first_child + root.child_count; ++i)
    children[nodes[i].word] = i;
  return children;
}

}  // namespace gloss::gazetteer
