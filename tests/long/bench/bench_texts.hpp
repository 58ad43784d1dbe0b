#pragma once
/// The documents of the benchmarks.
#include <cstddef>
#include <string>
#include <vector>

namespace bench {

struct Texts {
  std::vector<std::string> documents;
  std::size_t bytes = 0;
  std::string source;  ///< the file, or "generated text"
};

/// The documents of the JSONL file named by the environment variable GLOSS_BENCH_TEXT (the string
/// "text" of each line), up to `most_bytes`; without it, generated news-like text of that size, the
/// same in every call.
Texts load_texts(std::size_t most_bytes);

}  // namespace bench
