#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "input/byte_source.hpp"

/// Ends the program if a required condition fails, which the fuzzer reports.
inline void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A source that gives its bytes in small pieces, whose sizes depend on the first byte of the
/// input: the result must not depend on the sizes of reads.
class PiecesSource final : public glossator::ByteSource {
 public:
  explicit PiecesSource(std::string_view input)
      : piece_(input.empty() ? 1 : 1 + static_cast<unsigned char>(input[0])),
        rest_(input.substr(std::min<std::size_t>(1, input.size()))) {}

 protected:
  std::size_t read_some(char* out, std::size_t size) override {
    const std::size_t count = std::min({size, piece_, rest_.size()});
    std::copy_n(rest_.data(), count, out);
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::size_t piece_;
  std::string_view rest_;
};
