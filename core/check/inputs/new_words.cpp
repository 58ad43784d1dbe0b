#include "check/inputs/new_words.hpp"

#include <cctype>

namespace glossator::check {

NewTexts::NewTexts(std::vector<Document> models, std::uint64_t seed)
    : models_(std::move(models)), state_(seed * 0x9E3779B97F4A7C15u + 1) {}

// Eight letters make 26^8 words, of which hardly two are the same in a run.
std::string NewTexts::new_word() {
  state_ ^= state_ << 13;
  state_ ^= state_ >> 7;
  state_ ^= state_ << 17;
  ++words_;
  std::string word;
  for (std::uint64_t rest = state_; word.size() < 8; rest /= 26)
    word += static_cast<char>('a' + rest % 26);
  return word;
}

const Document& NewTexts::next() {
  const Document& model = models_[number_++ % models_.size()];
  constexpr std::size_t longest = 1500;
  text_ = model;
  text_.id = model.id + ", with new words";
  text_.text.clear();
  std::size_t word_number = 0;
  const std::string& from = model.text;
  const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
  std::size_t at = 0;
  while (at < from.size() && (at < longest || (from[at] & 0xC0) == 0x80)) {
    std::size_t end = at;
    while (end < from.size() && is_letter(from[end])) ++end;
    if (end == at) {
      text_.text += from[at++];
      continue;
    }
    // Each third longer word, of the same case: most of what the plugin looks for is still there.
    std::string word = from.substr(at, end - at);
    if (word.size() > 3 && ++word_number % 3 == number_ % 3) {
      const bool is_capital = std::isupper(static_cast<unsigned char>(word[0])) != 0;
      word = new_word();
      if (is_capital) word[0] = static_cast<char>(word[0] - 'a' + 'A');
    }
    text_.text += word;
    at = end;
  }
  for (int i = 0; i < 20; ++i)
    text_.text += " The " + new_word() + " of " + new_word() + " saw " + new_word() + " " +
                  std::to_string(number_) + ".";
  return text_;
}

}  // namespace glossator::check
