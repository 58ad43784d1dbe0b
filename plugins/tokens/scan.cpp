#include "scan.hpp"

#include "block_scan.hpp"
#include "scan_paths.hpp"

namespace gloss::tokens {
namespace {

struct ScalarMasks {
  static BlockMasks masks(const char* block) {
    BlockMasks out{};
    for (int i = 0; i < 64; ++i) {
      const std::uint8_t classes = byte_table[static_cast<unsigned char>(block[i])];
      const auto bit = [&](unsigned wanted) {
        return static_cast<std::uint64_t>((classes & wanted) != 0) << i;
      };
      out.word |= bit(byte_word);
      out.high |= bit(byte_high);
      out.gap |= bit(byte_gap);
      out.joiner |= bit(byte_joiner);
      out.event |= bit(byte_event);
      out.newline |= bit(byte_newline);
      if (block[i] == block[i - 1]) out.repeat |= bit(byte_run);
    }
    return out;
  }
};

bool has_avx2() {
#if GLOSS_TOKENS_X86
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
#else
  return false;
#endif
}

bool has_sse() {
#if GLOSS_TOKENS_X86
  return __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("popcnt");
#else
  return false;
#endif
}

}  // namespace

bool has_scan_path(ScanPath path) {
  switch (path) {
    case ScanPath::avx2:
      return has_avx2();
    case ScanPath::sse:
      return has_sse();
    default:
      return true;
  }
}

Scanner::Stretch Scanner::stretch_of(ScanPath path) {
#if GLOSS_TOKENS_X86
  if (path == ScanPath::avx2 || (path == ScanPath::best && has_avx2())) return scan_stretch_avx2;
  if (path == ScanPath::sse || (path == ScanPath::best && has_sse())) return scan_stretch_sse;
#endif
  return scan_stretch<ScalarMasks>;
}

Scanner::Scanner(std::string_view text, ScanPath path)
    : text_(text), scan_stretch_(stretch_of(path)) {}

bool Scanner::next(RawTokens& out) {
  if (position_ >= text_.size()) {
    if (finished_ || !carry_.has_open) return false;
    // The text ends with a token at the border of a block.
    finished_ = true;
    out.count = 1;
    out.begin[0] = carry_.open_begin;
    out.end[0] = static_cast<std::uint32_t>(text_.size());
    out.event_count = (carry_.complex | carry_.event) != 0 ? 1 : 0;
    out.events[0] = 1u << 2 | Event::token_bit;
    return true;
  }
  const std::size_t left = text_.size() - position_;
  const std::size_t last = position_ + (left < RawTokens::bytes ? left : RawTokens::bytes);
  scan_stretch_(text_.data(), text_.size(), position_, last, carry_, out);
  position_ = last;
  return true;
}

}  // namespace gloss::tokens
