#include "bench_texts.hpp"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bench {
namespace {

Texts read_jsonl(const std::string& path, std::size_t most_bytes) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  Texts out{{}, 0, path};
  for (std::string line; out.bytes < most_bytes && std::getline(file, line);) {
    out.documents.push_back(nlohmann::json::parse(line).at("text").get<std::string>());
    out.bytes += out.documents.back().size();
  }
  return out;
}

// Sentences of made-up words, with the proportion of marks, names and numbers in news.
class Writer {
 public:
  std::string document() {
    std::string out = "LONDON, March 3 (Wire) - ";
    for (std::uint32_t i = 0, sentences = 8 + below(20); i < sentences; ++i) {
      out += sentence();
      out += below(4) == 0 ? "\n\n" : " ";
    }
    return out;
  }

 private:
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state_ >> 33) % limit;
  }
  std::string word() {
    static const char* const syllables[] = {"ta", "re", "mi", "son", "lo", "ver", "in",  "the",
                                            "ku", "al", "es", "pro", "ne", "dan", "ing", "ed"};
    std::string out;
    for (std::uint32_t i = 0, count = 1 + below(4); i < count; ++i) out += syllables[below(16)];
    return out;
  }
  std::string name() {
    std::string out = word();
    out[0] = static_cast<char>(out[0] - 32);
    return out;
  }
  std::string item() {
    switch (below(40)) {
      case 0:
        return "$" + std::to_string(below(90)) + "." + std::to_string(below(10)) + "bn";
      case 1:
        return std::to_string(1900 + below(150));
      case 2:
        return "Mr. " + name();
      case 3:
        return name() + "'s";
      case 4:
        return word() + "-" + word();
      case 5:
        return "\xE2\x80\x9C" + word() + "\xE2\x80\x9D";
      case 6:
        return "the U.S. " + word();
      case 7:
      case 8:
      case 9:
        return name() + " " + name();
      case 10:
      case 11:
        return word() + ",";
      default:
        return word();
    }
  }
  std::string sentence() {
    std::string out = name();
    for (std::uint32_t i = 0, count = 6 + below(28); i < count; ++i) out += " " + item();
    return out + ".";
  }

  std::uint64_t state_ = 1;
};

}  // namespace

Texts load_texts(std::size_t most_bytes) {
  if (const char* path = std::getenv("GLOSS_BENCH_TEXT")) return read_jsonl(path, most_bytes);
  Texts out{{}, 0, "generated text"};
  Writer writer;
  while (out.bytes < most_bytes) {
    out.documents.push_back(writer.document());
    out.bytes += out.documents.back().size();
  }
  return out;
}

}  // namespace bench
