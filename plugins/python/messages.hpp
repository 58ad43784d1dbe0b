#pragma once
/// The messages between the library and plugin_process.py, which has their other half. Numbers have
/// 32 bits in the machine's order; tables begin at multiples of 8 bytes.
#include <cstdint>
#include <gloss/annotator.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gloss_python {

/// The first message: which class to load, and its options.
///   total 1 | sizes of the five texts | the texts
struct Hello {
  std::string_view fields, file, file_else, class_name, options;
};
std::string hello(const Hello& parts);

/// The Python process sent something else than an answer; its owner must end it.
struct BrokenProtocol : gloss::Error {
  explicit BrokenProtocol(const std::string& what)
      : Error(GLOSS_E_DOCUMENT, "its Python process broke the protocol: " + what) {}
};

/// Writes the messages of one worker's documents. Keeps its buffers, and what it has sent.
class DocumentMessage {
 public:
  ///   total 2 serial | sizes of id language date meta uri mime text | inputs | 8 numbers for each
  ///   input the texts | for each input: records, attributes, strings, names of types and of keys
  /// An input's numbers: record_size attribute_size record_count attribute_count pool_size, the
  /// sizes of both lists of names (GLOSS_NONE: as in the message before), 0. Throws gloss::Error.
  /// The result is valid until the next call.
  std::span<const char> write(const gloss_document& document, const gloss_call& call,
                              std::uint32_t input_count);
  /// A new process knows no names yet.
  void forget() { names_.clear(); }
  /// The number of the last message. The answer to it repeats the number.
  std::uint32_t serial() const { return serial_; }

 private:
  struct Names {
    std::string types, keys;
    bool operator==(const Names&) const = default;
  };

  void add_number(std::uint32_t value);
  void add_text(std::string_view text) { text_.append(text); }
  void align() { text_.resize((text_.size() + 7) / 8 * 8); }

  std::uint32_t serial_ = 0;
  std::string text_;
  std::vector<const gloss_batch*> batches_;
  std::vector<Names> names_;
};

/// Checks the shape of an answer, and hands its records to the host.
///   total status serial | outputs | for each output: its number, record_count, attribute_count,
///   pool_size, records, attributes, strings
/// With a status other than GLOSS_OK, the text of an error follows the serial. Throws gloss::Error
/// with that status, BrokenProtocol, or gloss::Error with the host's status and an empty text.
void take_answer(std::span<const char> answer, std::uint32_t serial, const gloss_call& call,
                 std::uint32_t output_count);

/// A file that the class asks for when it is made: total 1000 0 | is_required | the name, as an
/// option gives it.
struct AskedFile {
  bool is_required;
  std::string name;
};
/// Checks the answer to hello() or to found_file(). None: the class's object is ready. Throws
/// gloss::Error.
std::optional<AskedFile> take_start(std::span<const char> answer);

/// The message with a file's absolute path: total 3 | the path; empty: there is no such file.
std::string found_file(std::string_view path);

}  // namespace gloss_python
