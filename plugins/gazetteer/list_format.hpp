#pragma once
/// The layout of a compiled list, version 3: a header, then arrays of fixed-width numbers, each at
/// a multiple of 8 bytes. Written and read in the byte order of the machine, which the header
/// tells.
#include <cstdint>
#include <cstring>
#include <gloss/text.hpp>
#include <string_view>

namespace gloss::gazetteer {

constexpr std::string_view list_magic = "GLOSLIST";
constexpr std::uint32_t list_version = 3;
constexpr std::uint32_t list_byte_order = 0x01020304;

enum Section : unsigned {
  name_section,       ///< text: the source's file name
  word_text_section,  ///< text of the words
  source_section,     ///< the source, byte for byte
  word_section,       ///< Word[]
  word_slot_section,  ///< uint32[]: hash table of word number + 1
  root_section,       ///< uint32[]: the root's child by word id
  node_section,       ///< Node[]: the children of a node stand together, by word
  node_slot_section,  ///< uint32[]: hash table by parent and word, of the children of large
                      ///< families
  first_section,      ///< uint32[]: number + 1 of the first entry of each node, or 0
  entry_section,      ///< Entry[]
  section_count
};

struct SectionPlace {
  std::uint64_t offset = 0;  ///< in bytes from the file's begin
  std::uint64_t count = 0;   ///< of items
};

struct ListHeader {
  char magic[8] = {};
  std::uint32_t version = 0;
  std::uint32_t byte_order = 0;
  std::uint64_t file_size = 0;
  std::uint64_t source_hash = 0;                      ///< hash_of() the source
  std::uint64_t body_hash = 0;                        ///< hash_of() all bytes after the header
  std::uint32_t columns_begin = 0, columns_size = 0;  ///< the header line in the source
  SectionPlace sections[section_count] = {};
  std::uint64_t header_hash = 0;  ///< hash_of() all bytes before it
};

/// A piece of phrases. Two words that the list writes apart ("health care") also have a joined
/// entry.
struct Word {
  std::uint32_t text_begin = 0, text_size = 0;
  std::uint32_t first = 0;   ///< its id, or that of the first of two joined words
  std::uint32_t second = 0;  ///< the id of the second of two joined words, or 0
  std::uint32_t shapes = 0;  ///< a bit for each CaseShape that a text may have
};

/// A node of the automaton over phrases read from right to left; number 0 is the root.
struct Node {
  /// Up to this many children are searched in order; larger families use a hash table, except the
  /// root's.
  static constexpr std::uint32_t small_family = 4;

  std::uint64_t children = 0;  ///< child_bit() of the words of its children
  std::uint32_t first_child = 0, child_count = 0;
  std::uint32_t word = 0;    ///< on the edge from the parent
  std::uint32_t fail = 0;    ///< the node of the longest proper suffix that has one
  std::uint32_t accept = 0;  ///< the first node with entries, from this one along the fail links
  std::uint32_t depth = 0;   ///< in words
};

/// A row of the list: a line of the source.
struct Entry {
  std::uint32_t begin = 0, size = 0;
  std::uint32_t line = 0;
  std::uint32_t next = 0;  ///< number + 1 of the next entry of the same node, or 0
};

static_assert(sizeof(ListHeader) == 216 && sizeof(Word) == 20 && sizeof(Node) == 32 &&
                  sizeof(Entry) == 16,
              "frozen layout");

/// Multiplies two numbers and folds the halves of the product.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a ^ 0xA0761D6478BD642Fu) * (b ^ 0xE7037ED1A0B428DBu);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// A checksum, and the hash of the tables; no protection against forgery.
inline std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = bytes.size(), block = 0;
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::memcpy(&block, bytes.data(), 8);
    hash = mix(hash, block);
  }
  block = 0;
  if (!bytes.empty()) std::memcpy(&block, bytes.data(), bytes.size());
  return mix(hash, block);
}

/// A set of word ids in 64 bits: a word whose bit is not set is not in it.
constexpr std::uint64_t child_bit(std::uint32_t word) {
  return std::uint64_t{1} << ((word * 0x9E3779B1u) >> 26);
}

inline std::uint64_t hash_of_edge(std::uint32_t node, std::uint32_t word) {
  const std::uint64_t product = (std::uint64_t{node} << 32 | word) * 0x9E3779B97F4A7C15u;
  return product ^ product >> 32;
}

}  // namespace gloss::gazetteer
