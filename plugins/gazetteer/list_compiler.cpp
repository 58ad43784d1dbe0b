#include "list_compiler.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <span>

#include "list_format.hpp"
#include "list_source.hpp"
#include "pieces.hpp"

namespace gloss::gazetteer {
namespace {

/// Numbers texts 0, 1, 2 ...
class TextTable {
 public:
  static constexpr std::uint32_t absent = 0xFFFFFFFFu;

  std::uint32_t find(std::string_view text) const {
    for (std::size_t i = hash_of(text) & mask_;; i = (i + 1) & mask_) {
      if (slots_[i] == 0) return absent;
      if ((*this)[slots_[i] - 1] == text) return slots_[i] - 1;
    }
  }
  /// REQUIRES: find(text) is absent.
  std::uint32_t add(std::string_view text) {
    places_.push_back({static_cast<std::uint32_t>(text_.size()),
                       static_cast<std::uint32_t>(text_.size() + text.size())});
    text_.append(text);
    place(size() - 1);
    if (2 * places_.size() > slots_.size()) grow();
    return size() - 1;
  }
  std::uint32_t find_or_add(std::string_view text) {
    const std::uint32_t found = find(text);
    return found == absent ? add(text) : found;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  std::string_view operator[](std::uint32_t index) const { return covered(text_, places_[index]); }
  Span place_of(std::uint32_t index) const { return places_[index]; }
  const std::string& text() const { return text_; }
  const std::vector<std::uint32_t>& slots() const { return slots_; }

 private:
  void place(std::uint32_t index) {
    std::size_t i = hash_of((*this)[index]) & mask_;
    while (slots_[i] != 0) i = (i + 1) & mask_;
    slots_[i] = index + 1;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    mask_ = slots_.size() - 1;
    for (std::uint32_t i = 0; i < size(); ++i) place(i);
  }

  std::string text_;
  std::vector<Span> places_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(16, 0);
  std::size_t mask_ = 15;
};

/// The automaton of Aho and Corasick over word ids, for phrases read from right to left: then the
/// phrases that end in a state all begin at the word read last, and the longest comes first.
class Automaton {
 public:
  void add(std::span<const std::uint32_t> words, std::uint32_t entry, std::vector<Entry>& entries) {
    std::uint32_t node = 0;
    for (std::size_t i = words.size(); i-- > 0;) node = find_or_add(node, words[i]);
    std::uint32_t& last = last_entries_[node];
    (last == 0 ? nodes_[node].entry : entries[last - 1].next) = entry + 1;
    last = entry + 1;
  }

  /// Sets the links between nodes, the shallow ones first.
  void link() {
    for (const std::uint32_t number : by_depth()) {
      Node& node = nodes_[number];
      if (node.depth > 1) {
        std::uint32_t from = nodes_[node.parent].fail;
        std::uint32_t to = find(from, node.word);
        while (to == 0 && from != 0) {
          from = nodes_[from].fail;
          to = find(from, node.word);
        }
        node.fail = to;
      }
      node.accept = node.entry != 0 ? number : nodes_[node.fail].accept;
    }
  }

  std::vector<std::uint32_t> roots(std::uint32_t word_count) const {
    std::vector<std::uint32_t> roots(word_count + 1, 0);
    for (std::uint32_t i = 1; i < nodes_.size(); ++i)
      if (nodes_[i].depth == 1) roots[nodes_[i].word] = i;
    return roots;
  }
  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<std::uint32_t>& slots() const { return slots_; }

 private:
  std::uint32_t find(std::uint32_t parent, std::uint32_t word) const {
    for (std::size_t i = hash_of_edge(parent, word) & mask_;; i = (i + 1) & mask_) {
      const std::uint32_t number = slots_[i];
      if (number == 0 || (nodes_[number].parent == parent && nodes_[number].word == word))
        return number;
    }
  }
  std::uint32_t find_or_add(std::uint32_t parent, std::uint32_t word) {
    if (const std::uint32_t found = find(parent, word); found != 0) return found;
    const auto number = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({parent, word, 0, 0, 0, nodes_[parent].depth + 1});
    last_entries_.push_back(0);
    place(number);
    if (2 * nodes_.size() > slots_.size()) grow();
    return number;
  }
  void place(std::uint32_t number) {
    std::size_t i = hash_of_edge(nodes_[number].parent, nodes_[number].word) & mask_;
    while (slots_[i] != 0) i = (i + 1) & mask_;
    slots_[i] = number;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    mask_ = slots_.size() - 1;
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) place(i);
  }

  std::vector<std::uint32_t> by_depth() const {
    std::uint32_t deepest = 0;
    for (const Node& node : nodes_) deepest = std::max(deepest, node.depth);
    std::vector<std::uint32_t> begins(deepest + 2, 0);
    for (const Node& node : nodes_) ++begins[node.depth + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    std::vector<std::uint32_t> order(nodes_.size());
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) order[begins[nodes_[i].depth]++] = i;
    order.erase(order.begin());  // the root
    return order;
  }

  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<std::uint32_t> last_entries_ = std::vector<std::uint32_t>(1, 0);
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(16, 0);
  std::size_t mask_ = 15;
};

/// Two words that a phrase writes apart, by their ids.
struct Pair {
  std::uint32_t first, second;
};

class Compiler {
 public:
  explicit Compiler(const ListSource& source) : source_(source) {
    entries_.reserve(source.rows.size());
    for (const SourceLine& row : source.rows) add(row);
    automaton_.link();
    number_words();
  }

  std::vector<std::uint64_t> bytes(const std::string& name) {
    ListHeader header;
    std::copy(list_magic.begin(), list_magic.end(), header.magic);
    header.version = list_version;
    header.byte_order = list_byte_order;
    header.source_hash = hash_of(source_.content);
    header.columns_begin = source_.header.begin;
    header.columns_size = source_.header.size;
    out_.assign(sizeof(ListHeader) / sizeof(std::uint64_t), 0);
    put(header, name_section, std::span(name));
    put(header, word_text_section, std::span(words_.text()));
    put(header, source_section, std::span(source_.content));
    put(header, word_section, std::span(numbered_));
    put(header, word_slot_section, std::span(words_.slots()));
    put(header, root_section, std::span(roots_));
    put(header, node_section, std::span(automaton_.nodes()));
    put(header, node_slot_section, std::span(automaton_.slots()));
    put(header, entry_section, std::span(entries_));
    header.file_size = out_.size() * sizeof(std::uint64_t);
    header.body_hash = hash_of(bytes_of(out_).substr(sizeof(ListHeader)));
    const std::string_view raw(reinterpret_cast<const char*>(&header), sizeof header);
    header.header_hash = hash_of(raw.substr(0, sizeof header - sizeof header.header_hash));
    std::memcpy(out_.data(), &header, sizeof header);
    return std::move(out_);
  }

 private:
  void add(const SourceLine& row) {
    std::string_view line = source_.content.substr(row.begin, row.size);
    PieceReader reader(take_field(line));
    ids_.clear();
    bool follows_letters = false;
    while (reader.next(piece_)) {
      const bool is_pair = follows_letters && reader.follows_gap() && reader.is_letters();
      if (is_pair) joined_ = last_piece_ + piece_;
      last_piece_ = piece_;
      strip_plural(piece_);
      ids_.push_back(words_.find_or_add(piece_) + 1);
      if (is_pair) add_pair({ids_[ids_.size() - 2], ids_.back()});
      follows_letters = reader.is_letters();
    }
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({row.begin, row.size, row.number, 0});
    // A phrase of nothing but soft hyphens has no piece, and is never met.
    if (!ids_.empty()) automaton_.add(ids_, number, entries_);
  }

  void add_pair(Pair pair) {
    strip_plural(joined_);
    if (joined_words_.find(joined_) != TextTable::absent) return;
    joined_words_.add(joined_);
    pairs_.push_back(pair);
  }

  // Words of phrases first, then the joined ones that no phrase has as a word.
  void number_words() {
    const std::uint32_t plain = words_.size();
    for (std::uint32_t i = 0; i < plain; ++i) {
      const Span place = words_.place_of(i);
      numbered_.push_back({place.begin, place.size(), i + 1, 0});
    }
    for (std::uint32_t i = 0; i < joined_words_.size(); ++i) {
      if (words_.find(joined_words_[i]) != TextTable::absent) continue;
      const Span place = words_.place_of(words_.add(joined_words_[i]));
      numbered_.push_back({place.begin, place.size(), pairs_[i].first, pairs_[i].second});
    }
    roots_ = automaton_.roots(plain);
  }

  template <class Item, std::size_t extent>
  void put(ListHeader& header, Section section, std::span<Item, extent> items) {
    header.sections[section] = {out_.size() * sizeof(std::uint64_t), items.size()};
    const std::size_t begin = out_.size();
    out_.resize(begin + (items.size_bytes() + 7) / sizeof(std::uint64_t), 0);
    if (!items.empty()) std::memcpy(out_.data() + begin, items.data(), items.size_bytes());
  }

  const ListSource& source_;
  TextTable words_, joined_words_;
  std::vector<Pair> pairs_;  // of joined_words_
  Automaton automaton_;
  std::vector<Entry> entries_;
  std::vector<Word> numbered_;
  std::vector<std::uint32_t> roots_;
  std::vector<std::uint64_t> out_;
  std::vector<std::uint32_t> ids_;
  std::string piece_, last_piece_, joined_;
};

}  // namespace

std::vector<std::uint64_t> compile_list(const std::string& path, std::string_view content) {
  const ListSource source(path, content);
  return Compiler(source).bytes(std::filesystem::path(path).filename().string());
}

std::string read_list_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  // A folder opens as a file on Linux, and then cannot be read.
  if (!file || std::filesystem::is_directory(path))
    throw Error(GLOSS_E_RESOURCE, path + ": cannot be read");
  file.seekg(0, std::ios::end);
  std::string content(static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0)), '\0');
  file.seekg(0);
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (file.gcount() != static_cast<std::streamsize>(content.size()))
    throw Error(GLOSS_E_RESOURCE, path + ": cannot be read to its end");
  return content;
}

}  // namespace gloss::gazetteer
