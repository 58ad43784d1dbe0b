#include "messages.hpp"

#include <algorithm>
#include <cstring>

namespace gloss_python {
namespace {

constexpr std::uint32_t hello_kind = 1, document_kind = 2, file_kind = 3, unchanged = GLOSS_NONE;
constexpr std::uint32_t asks_for_file = 1000;  // where an answer has its status
constexpr std::size_t most_message = 0xFFFFFFF0u;

void append_number(std::string& text, std::uint32_t value) {
  text.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void set_total(std::string& text) {
  if (text.size() > most_message)
    throw gloss::Error(GLOSS_E_LIMIT,
                       "the document and its layers have " + std::to_string(text.size()) +
                           " bytes; a Python process takes less than 4 GiB at a time");
  const auto total = static_cast<std::uint32_t>(text.size());
  std::memcpy(text.data(), &total, sizeof total);
}

void join(std::string& joined, const char* const* names) {
  joined.clear();
  for (; names && *names; ++names) joined.append(*names).push_back('\0');
}

// A sender's bytes, read from front to back.
class Cursor {
 public:
  explicit Cursor(std::span<const char> bytes) : bytes_(bytes) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }
  const char* take(std::uint64_t size) {
    if (size > bytes_.size() - at_) throw BrokenProtocol("an answer is cut short");
    const char* begin = bytes_.data() + at_;
    at_ += static_cast<std::size_t>(size);
    return begin;
  }
  void align() { at_ = std::min((at_ + 7) / 8 * 8, bytes_.size()); }
  std::string rest() const { return std::string(bytes_.data() + at_, bytes_.size() - at_); }

 private:
  std::span<const char> bytes_;
  std::size_t at_ = 0;
};

void check_status(Cursor& cursor, std::uint32_t serial) {
  cursor.number();  // the total
  const auto status = static_cast<gloss_status>(cursor.number());
  if (cursor.number() != serial) throw BrokenProtocol("an answer to another message");
  if (status == GLOSS_OK) return;
  const bool is_known = status > GLOSS_OK && status <= GLOSS_E_CONTRACT;
  throw gloss::Error(is_known ? status : GLOSS_E_DOCUMENT, cursor.rest());
}

}  // namespace

std::string hello(const Hello& parts) {
  const std::string_view texts[] = {parts.fields, parts.file, parts.file_else, parts.class_name,
                                    parts.options};
  std::string text;
  append_number(text, 0);
  append_number(text, hello_kind);
  for (const auto part : texts) append_number(text, static_cast<std::uint32_t>(part.size()));
  for (const auto part : texts) text.append(part);
  set_total(text);
  return text;
}

void DocumentMessage::add_number(std::uint32_t value) { append_number(text_, value); }

std::span<const char> DocumentMessage::write(const gloss_document& document, const gloss_call& call,
                                             std::uint32_t input_count) {
  text_.clear();
  batches_.resize(input_count);
  const gloss::Document seen(document, call);
  const std::string_view texts[] = {
      seen.id(),        seen.language(),           seen.date(),
      seen.meta_json(), gloss::view(document.uri), gloss::view(document.mime),
      seen.text()};
  add_number(0);
  add_number(document_kind);
  add_number(++serial_);
  for (const auto text : texts) add_number(static_cast<std::uint32_t>(text.size()));
  add_number(input_count);
  names_.resize(input_count, {"?", "?"});
  std::vector<bool> has_news(input_count);
  for (std::uint32_t i = 0; i < input_count; ++i) {
    if (const auto status = call.read_layer(call.self, i, &batches_[i]))
      throw gloss::Error(status, "");
    const gloss_batch& batch = *batches_[i];
    Names names;
    join(names.types, batch.types);
    join(names.keys, batch.keys);
    has_news[i] = names != names_[i];
    for (const std::uint32_t number :
         {batch.record_size, batch.attribute_size, batch.record_count, batch.attribute_count,
          batch.pool_size, has_news[i] ? static_cast<std::uint32_t>(names.types.size()) : unchanged,
          has_news[i] ? static_cast<std::uint32_t>(names.keys.size()) : unchanged, 0u})
      add_number(number);
    if (has_news[i]) names_[i] = std::move(names);
  }
  for (const auto text : texts) add_text(text);
  const auto bytes = [](const void* begin, std::uint64_t count, std::uint32_t size) {
    return std::string_view(static_cast<const char*>(begin),
                            static_cast<std::size_t>(count * size));
  };
  for (std::uint32_t i = 0; i < input_count; ++i) {
    const gloss_batch& batch = *batches_[i];
    align();
    if (batch.record_count > 0)
      add_text(bytes(batch.records, batch.record_count, batch.record_size));
    align();
    if (batch.attribute_count > 0)
      add_text(bytes(batch.attributes, batch.attribute_count, batch.attribute_size));
    if (batch.pool_size > 0) add_text({batch.pool, batch.pool_size});
    if (!has_news[i]) continue;
    add_text(names_[i].types);
    add_text(names_[i].keys);
  }
  set_total(text_);
  return text_;
}

void take_answer(std::span<const char> answer, std::uint32_t serial, const gloss_call& call,
                 std::uint32_t output_count) {
  Cursor cursor(answer);
  check_status(cursor, serial);
  const std::uint32_t parts = cursor.number();
  for (std::uint32_t part = 0; part < parts; ++part) {
    cursor.align();
    const std::uint32_t output = cursor.number();
    gloss_batch batch{};
    batch.struct_size = sizeof batch;
    batch.record_size = sizeof(gloss_record);
    batch.attribute_size = sizeof(gloss_attribute);
    batch.record_count = cursor.number();
    batch.attribute_count = cursor.number();
    batch.pool_size = cursor.number();
    batch.records = cursor.take(std::uint64_t{batch.record_count} * sizeof(gloss_record));
    batch.attributes = cursor.take(std::uint64_t{batch.attribute_count} * sizeof(gloss_attribute));
    batch.pool = cursor.take(batch.pool_size);
    if (output >= output_count)
      throw BrokenProtocol("it names output " + std::to_string(output) + " of " +
                           std::to_string(output_count));
    if (const auto status = call.emit(call.self, output, &batch)) throw gloss::Error(status, "");
  }
}

std::optional<AskedFile> take_start(std::span<const char> answer) {
  Cursor cursor(answer);
  cursor.number();  // the total
  if (cursor.number() == asks_for_file) {
    cursor.number();  // the serial
    const bool is_required = cursor.number() != 0;
    return AskedFile{is_required, cursor.rest()};
  }
  Cursor again(answer);
  check_status(again, 0);
  return std::nullopt;
}

std::string found_file(std::string_view path) {
  std::string text;
  append_number(text, 0);
  append_number(text, file_kind);
  text.append(path);
  set_total(text);
  return text;
}

}  // namespace gloss_python
