#include "check/inputs/fuzz.hpp"

#include <gloss/text.hpp>

#include "check/cases/spec_cases.hpp"
#include "check/inputs/given_texts.hpp"
#include "check/inputs/hostile_texts.hpp"

namespace glossator::check {
namespace {

constexpr std::size_t longest = 64u << 10;

/// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t number)
      : state_(seed * 0x9E3779B97F4A7C15u ^ (number + 1) * 0xD1B54A32D192ED03u) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
  }
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : std::size_t(next() % limit); }

 private:
  std::uint64_t state_;
};

std::size_t boundary_at(const std::string& text, std::size_t offset) {
  while (offset > 0 && !gloss::is_boundary(text, offset)) --offset;
  return offset;
}

/// A piece of the text on character boundaries, usually a short one.
std::pair<std::size_t, std::size_t> piece_of(const std::string& text, Random& random) {
  const std::size_t begin = boundary_at(text, random.below(text.size() + 1));
  const std::size_t most = random.below(8) == 0 ? text.size() : 24;
  const std::size_t end = boundary_at(text, std::min(text.size(), begin + random.below(most + 1)));
  return {begin, std::max(begin, end)};
}

std::string odd_characters(Random& random) {
  static const char* const odd[] = {
      " ",      "\n",     "\t",          "\r\n",   "\n\n",   ".",      ",",    "'",      "\"",
      "-",      "(",      ")",           "/",      "%",      "$",      "€",    "’",      "“",
      "…",      "\u00AD", "\u200B",      "\uFEFF", "\u2028", "\u0301", "é",    "Ä",      "ß",
      "\u202E", "😀",      "👩‍👧", "東",     "א",      "0",      "9",    "1999",   "3/4",
      "5th",    "A",      "a",           "Mr. ",   "May",    "U.S.",   "NATO", "the ",   " of ",
      "n't",    "'s",     "http://",     "@",      "#",      "\x01",   "\x7F", "\u0085", "\uFFFD",
      "Sept. ", "A.M.",   "--",          "\\",     "&amp;",  "<b>"};
  std::string text = odd[random.below(std::size(odd))];
  if (random.below(20) == 0) text.assign(1, '\0');
  if (random.below(6) == 0) {  // many repetitions
    const std::string one = text;
    for (std::size_t i = random.below(200); i > 0; --i) text += one;
  }
  return text;
}

void change(std::string& text, const std::vector<Document>& corpus, Random& random) {
  const auto [begin, end] = piece_of(text, random);
  switch (random.below(6)) {
    case 0:
      text.erase(begin, end - begin);
      break;
    case 1:
      text.insert(begin, text.substr(begin, end - begin));
      break;
    case 2:
      text.insert(begin, odd_characters(random));
      break;
    case 3:
      text.replace(begin, end - begin, odd_characters(random));
      break;
    case 4: {  // a piece of another text
      const std::string& other = corpus[random.below(corpus.size())].text;
      const auto [from, to] = piece_of(other, random);
      text.insert(begin, other.substr(from, to - from));
      break;
    }
    default:  // swaps upper and lower case
      for (std::size_t i = begin; i < end; ++i)
        if ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z'))
          text[i] = static_cast<char>(text[i] ^ 0x20);
  }
}

Json other_value(const Json& property, Random& random) {
  if (const Json* const values = property.find("enum"))
    return values->at(random.below(values->size()));
  const std::string type = property.text_or("type", "");
  if (type == "boolean") return random.below(2) == 0;
  if (type != "integer" && type != "number") return nullptr;
  const Json *const minimum = property.find("minimum"), *const maximum = property.find("maximum");
  const double least = minimum ? minimum->number() : 0.0,
               most = maximum ? maximum->number() : least + 100;
  const double value = least + (most - least) * double(random.below(1001)) / 1000;
  return type == "integer" ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

}  // namespace

std::vector<Document> fuzz_corpus(const std::vector<std::string>& case_files,
                                  const std::vector<std::string>& text_files) {
  constexpr std::size_t short_text = 2000;
  std::vector<Document> corpus = plain_documents();
  for (Document& document : hostile_documents())
    if (document.text.size() < short_text) corpus.push_back(std::move(document));
  for (const auto& file : case_files)
    for (SpecCase& spec : read_spec_file(file).cases) corpus.push_back(std::move(spec.document));
  for (const auto& file : text_files)
    for (Document& document : read_texts(file)) corpus.push_back(std::move(document));
  return corpus;
}

Document fuzzed_document(std::uint64_t seed, std::uint64_t number,
                         const std::vector<Document>& corpus) {
  Random random(seed, number);
  Document document = corpus[random.below(corpus.size())];
  document.id = "fuzz " + std::to_string(number);
  std::string& text = document.text;
  if (text.size() > longest) text.resize(boundary_at(text, longest));
  for (std::size_t changes = 1 + random.below(12); changes > 0; --changes)
    change(text, corpus, random);
  if (text.size() > longest) text.resize(boundary_at(text, longest));
  if (random.below(4) == 0) document.date.clear();
  return document;
}

Json fuzzed_options(std::uint64_t seed, std::uint64_t number, const Json& schema,
                    const Json& given) {
  const std::uint64_t block = number / cases_with_same_options;
  Json options = given;
  const Json* const properties = schema.find("properties");
  if (block == 0 || !properties) return options;
  Random random(~seed, block);
  for (const auto& [key, property] : properties->members()) {
    if (random.below(2) == 0) continue;
    if (Json value = other_value(property, random); !value.is_null()) options[key] = value;
  }
  return options;
}

}  // namespace glossator::check
