#include "compiled_list.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <gloss/annotator.hpp>

#include "list_compiler.hpp"
#include "list_source.hpp"

namespace gloss::gazetteer {
namespace {

constexpr std::array<std::size_t, section_count> item_sizes{
    1, 1, 1, sizeof(Word), 4, 4, sizeof(Node), 4, 4, sizeof(Entry)};

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
  throw Error(GLOSS_E_RESOURCE, path + ": " + reason);
}

class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

bool is_compiled(int file) {
  char begin[list_magic.size()] = {};
  return ::pread(file, begin, sizeof begin, 0) == static_cast<ssize_t>(sizeof begin) &&
         std::string_view(begin, sizeof begin) == list_magic;
}

}  // namespace

void CompiledList::Unmap::operator()(const char* data) const {
  ::munmap(const_cast<char*>(data), size);
}

CompiledList CompiledList::from_text(const std::string& path) {
  std::vector<std::string> warnings;
  CompiledList list(compile_list(path, read_list_file(path), &warnings), path);
  list.warnings_ = std::move(warnings);
  return list;
}

CompiledList CompiledList::open(const std::string& path) {
  const Descriptor file(path);
  if (file.number() < 0) refuse(path, "cannot be read");
  if (!is_compiled(file.number())) return from_text(path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) refuse(path, "cannot be read");
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size < sizeof(ListHeader)) refuse(path, "ends inside its header; compile the list again");
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (data == MAP_FAILED) refuse(path, "cannot be mapped into memory");
  return CompiledList(static_cast<const char*>(data), size, path);
}

CompiledList::CompiledList(std::vector<std::uint64_t> bytes, const std::string& path)
    : own_(std::move(bytes)), bytes_(bytes_of(own_)) {
  check(path);
}

CompiledList::CompiledList(const char* mapped, std::size_t size, const std::string& path)
    : mapped_(mapped, Unmap{size}), bytes_(mapped, size) {
  check(path);
}

void CompiledList::check(const std::string& path) {
  constexpr std::size_t hashed = sizeof(ListHeader) - sizeof(ListHeader::header_hash);
  const ListHeader& head = header();
  if (head.byte_order != list_byte_order)
    refuse(path, "compiled on a machine of another byte order; compile the list here");
  if (head.version != list_version)
    refuse(path, "compiled list of version " + std::to_string(head.version) +
                     ", this is a reader of version " + std::to_string(list_version) +
                     "; compile the list again");
  if (head.header_hash != hash_of(bytes_.substr(0, hashed)))
    refuse(path, "its header is damaged; compile the list again");
  if (head.file_size != bytes_.size())
    refuse(path, std::to_string(bytes_.size()) + " bytes, its header says " +
                     std::to_string(head.file_size) + "; compile the list again");
  for (unsigned section = 0; section < section_count; ++section) {
    const SectionPlace place = head.sections[section];
    const bool fits = place.offset % 8 == 0 && place.offset <= bytes_.size() &&
                      place.count < none &&
                      place.count * item_sizes[section] <= bytes_.size() - place.offset;
    if (!fits) refuse(path, "its header is damaged; compile the list again");
    items_[section] = bytes_.data() + place.offset;
    counts_[section] = static_cast<std::uint32_t>(place.count);
  }
  const bool has_tables = std::has_single_bit(count(word_slot_section)) &&
                          std::has_single_bit(count(node_slot_section)) &&
                          count(node_section) > 0 && count(root_section) > 0;
  if (!has_tables) refuse(path, "its header is damaged; compile the list again");
  columns_ = Columns(part(source_section, head.columns_begin, head.columns_size));
}

bool CompiledList::is_intact() const {
  return hash_of(bytes_.substr(sizeof(ListHeader))) == header().body_hash;
}

const Word* CompiledList::find_word(std::string_view text) const {
  const std::uint32_t mask = count(word_slot_section) - 1;
  std::uint32_t i = static_cast<std::uint32_t>(hash_of(text)) & mask;
  for (std::uint32_t probes = 0; probes <= mask; ++probes, i = (i + 1) & mask) {
    const std::uint32_t slot = at<std::uint32_t>(word_slot_section, i);
    if (slot == 0 || slot > count(word_section)) return nullptr;
    const Word& word = at<Word>(word_section, slot - 1);
    if (part(word_text_section, word.text_begin, word.text_size) == text) return &word;
  }
  return nullptr;
}

std::uint32_t CompiledList::child_of_large_family(std::uint32_t parent, std::uint32_t word) const {
  const Node& above = node(parent);
  const std::uint32_t mask = count(node_slot_section) - 1;
  std::uint32_t i = slot_of_edge(parent, word);
  for (std::uint32_t probes = 0; probes <= mask; ++probes, i = (i + 1) & mask) {
    const std::uint32_t number = at<std::uint32_t>(node_slot_section, i);
    if (number == 0) return 0;
    if (number - above.first_child < above.child_count && node(number).word == word) return number;
  }
  return 0;
}

}  // namespace gloss::gazetteer
