// Has its own compiler flags (CMakeLists.txt); called only on processors that support them.
#include "scan_paths.hpp"

#if GLOSS_TOKENS_X86
#include <immintrin.h>

#include "block_scan.hpp"
#include "nibble_classes.hpp"

namespace gloss::tokens {
namespace {

struct VectorMasks {
  using Register = __m256i;
  static constexpr int width = sizeof(Register);

  static Register all(int byte) { return _mm256_set1_epi8(static_cast<char>(byte)); }
  static std::uint64_t bits(Register set) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(set));
  }
  static Register at_most(Register bytes, int limit) {
    return _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, all(limit)), bytes);
  }
  static std::uint64_t any(Register bytes, int wanted) {
    const Register none =
        _mm256_cmpeq_epi8(_mm256_and_si256(bytes, all(wanted)), _mm256_setzero_si256());
    return ~bits(none) & ((std::uint64_t{1} << width) - 1);
  }

  static void add(const char* bytes, int shift, BlockMasks& out) {
    const Register c = _mm256_loadu_si256(reinterpret_cast<const Register*>(bytes));
    const Register before = _mm256_loadu_si256(reinterpret_cast<const Register*>(bytes - 1));
    const Register letter = at_most(_mm256_sub_epi8(_mm256_or_si256(c, all(0x20)), all('a')), 25);
    const Register digit = at_most(_mm256_sub_epi8(c, all('0')), 9);
    const Register gap = _mm256_or_si256(at_most(c, ' '), _mm256_cmpeq_epi8(c, all(0x7F)));
    const Register newline = at_most(_mm256_sub_epi8(c, all('\n')), 3);
    const auto* tables = reinterpret_cast<const __m128i*>(nibble_classes.low);
    const Register low_table = _mm256_broadcastsi128_si256(_mm_load_si128(tables));
    const Register high_table = _mm256_broadcastsi128_si256(_mm_load_si128(tables + 1));
    const Register low = _mm256_shuffle_epi8(low_table, c);
    const Register high_nibble = _mm256_and_si256(_mm256_srli_epi16(c, 4), all(0x0F));
    const Register classes = _mm256_and_si256(low, _mm256_shuffle_epi8(high_table, high_nibble));

    out.word |= bits(_mm256_or_si256(_mm256_or_si256(letter, digit), c)) << shift;
    out.high |= bits(c) << shift;
    out.gap |= bits(gap) << shift;
    out.newline |= bits(newline) << shift;
    out.joiner |= any(classes, NibbleClasses::joiner) << shift;
    out.event |= any(classes, NibbleClasses::event) << shift;
    out.repeat |= (any(classes, NibbleClasses::run) & bits(_mm256_cmpeq_epi8(c, before))) << shift;
  }

  static BlockMasks masks(const char* block) {
    BlockMasks out{};
    for (int at = 0; at < 64; at += width) add(block + at, at, out);
    return out;
  }
};

}  // namespace

void scan_stretch_avx2(const char* text, std::size_t size, std::size_t first, std::size_t last,
                       Scanner::Carry& carry, RawTokens& out) {
  scan_stretch<VectorMasks>(text, size, first, last, carry, out);
}

}  // namespace gloss::tokens
#endif
