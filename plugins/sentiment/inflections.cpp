#include "sentiment/inflections.hpp"

namespace gloss::sentiment {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool is_consonant(char c) { return is_letter(c) && !is_vowel(c); }

bool ends_in_consonant_y(const std::string& word) {
  return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

/// As in "stop" and "admit", whose last letter English may double.
bool may_double(const std::string& word) {
  const std::size_t n = word.size();
  return n > 2 && is_consonant(word[n - 1]) &&
         std::string_view("wxy").find(word[n - 1]) == std::string_view::npos &&
         is_vowel(word[n - 2]) && is_consonant(word[n - 3]);
}

std::string without_last(const std::string& word, std::size_t count = 1) {
  return word.substr(0, word.size() - count);
}

std::string with_s(const std::string& word) {
  for (const char* end : {"s", "x", "z", "ch", "sh", "o"})
    if (word.ends_with(end)) return word + "es";
  return ends_in_consonant_y(word) ? without_last(word) + "ies" : word + "s";
}

/// Adds the forms with an ending that begins with "e" (-ed, -er, -est).
void add_e_form(const std::string& word, const std::string& ending, std::vector<std::string>& out) {
  if (word.ends_with("e")) {
    out.push_back(word + ending.substr(1));
  } else if (ends_in_consonant_y(word)) {
    out.push_back(without_last(word) + "i" + ending);
  } else {
    out.push_back(word + ending);
    if (may_double(word)) out.push_back(word + word.back() + ending);
  }
}

void add_ing(const std::string& word, std::vector<std::string>& out) {
  if (word.ends_with("ie")) {
    out.push_back(without_last(word, 2) + "ying");
  } else if (word.ends_with("e") && !word.ends_with("ee")) {
    out.push_back(without_last(word) + "ing");
  } else {
    out.push_back(word + "ing");
    if (may_double(word)) out.push_back(word + word.back() + "ing");
  }
}

std::string with_ly(const std::string& word) {
  if (word.ends_with("le")) return without_last(word) + "y";
  if (word.ends_with("ic")) return word + "ally";
  return ends_in_consonant_y(word) ? without_last(word) + "ily" : word + "ly";
}

}  // namespace

std::vector<std::string> inflections(const std::string& word, std::string_view classes) {
  constexpr std::size_t longest_compared = 6;
  std::vector<std::string> out;
  for (const char kind : classes) {
    if (kind == 'n' || kind == 'v') out.push_back(with_s(word));
    if (kind == 'v') {
      add_e_form(word, "ed", out);
      add_ing(word, out);
    }
    if (kind == 'a') {
      out.push_back(with_ly(word));
      if (word.size() <= longest_compared) {
        add_e_form(word, "er", out);
        add_e_form(word, "est", out);
      }
    }
  }
  return out;
}

}  // namespace gloss::sentiment
