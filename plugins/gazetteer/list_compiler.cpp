#include "list_compiler.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <span>

#include "comparison.hpp"
#include "list_format.hpp"
#include "list_source.hpp"
#include "phrase_trie.hpp"
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

/// The ids of two words that a phrase writes apart.
struct Pair {
  std::uint32_t first, second;
};

class Compiler {
 public:
  explicit Compiler(const ListSource& source) : source_(source) {
    entries_.reserve(source.rows.size());
    for (const SourceLine& row : source.rows) add(row);
    linked_ = trie_.finish();
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
    put(header, node_section, std::span(linked_.nodes));
    put(header, node_slot_section, std::span(linked_.slots));
    put(header, first_section, std::span(linked_.first_entries));
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
    const std::string_view phrase = take_field(line);
    const Columns& columns = source_.columns;
    const std::string_view whole = source_.content.substr(row.begin, row.size);
    const bool any_case =
        !has_capital(phrase) ||
        letter_case_of(columns.value(whole, columns.letter_case)) == LetterCase::ignore;
    PieceReader reader(phrase);
    ids_.clear();
    bool follows_letters = false;
    while (reader.next(piece_)) {
      const bool is_pair = follows_letters && reader.follows_gap() && reader.is_letters();
      if (is_pair) joined_ = last_piece_ + piece_;
      last_piece_ = piece_;
      strip_plural(piece_);
      ids_.push_back(words_.find_or_add(piece_) + 1);
      add_shapes(ids_.back(), any_case ? CaseShape::all_bits : shapes_of_text(reader));
      if (is_pair) add_pair({ids_[ids_.size() - 2], ids_.back()});
      follows_letters = reader.is_letters();
    }
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({row.begin, row.size, row.number, 0});
    // A phrase of soft hyphens only has no piece and never matches.
    if (!ids_.empty()) trie_.add(ids_, number, entries_);
  }

  // The shapes in which a text may have the piece of a phrase with capitals: its own shape, and all
  // capitals because of a plural ending after a single capital ("A", "AS").
  static std::uint32_t shapes_of_text(const PieceReader& reader) {
    const CaseShape shape = reader.shape();
    constexpr CaseShape capitals{true, true};
    return shape.begins_with_capital ? shape.bit() | capitals.bit() : shape.bit();
  }

  void add_shapes(std::uint32_t id, std::uint32_t shapes) {
    if (shapes_.size() < id) shapes_.resize(id, 0);
    shapes_[id - 1] |= shapes;
  }

  void add_pair(Pair pair) {
    strip_plural(joined_);
    if (joined_words_.find(joined_) != TextTable::absent) return;
    joined_words_.add(joined_);
    pairs_.push_back(pair);
  }

  // Words of phrases first, then the joined words that are not words of a phrase.
  void number_words() {
    const std::uint32_t plain = words_.size();
    for (std::uint32_t i = 0; i < plain; ++i) {
      const Span place = words_.place_of(i);
      numbered_.push_back({place.begin, place.size(), i + 1, 0, shapes_[i]});
    }
    for (std::uint32_t i = 0; i < joined_words_.size(); ++i) {
      if (words_.find(joined_words_[i]) != TextTable::absent) continue;
      const Span place = words_.place_of(words_.add(joined_words_[i]));
      numbered_.push_back(
          {place.begin, place.size(), pairs_[i].first, pairs_[i].second, CaseShape::all_bits});
    }
    roots_ = linked_.root_children(plain);
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
  std::vector<Pair> pairs_;            // the two words of each in joined_words_
  std::vector<std::uint32_t> shapes_;  // by word of words_
  PhraseTrie trie_;
  LinkedNodes linked_;
  std::vector<Entry> entries_;
  std::vector<Word> numbered_;
  std::vector<std::uint32_t> roots_;
  std::vector<std::uint64_t> out_;
  std::vector<std::uint32_t> ids_;
  std::string piece_, last_piece_, joined_;
};

}  // namespace

std::vector<std::uint64_t> compile_list(const std::string& path, std::string_view content,
                                        std::vector<std::string>* warnings) {
  const ListSource source(path, content);
  if (warnings) *warnings = source.warnings;
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
