#pragma once
/// The first pass: cuts a text into raw tokens, 64 bytes at a time, by byte classes alone.
///
/// A raw token is a maximal run of word bytes (letters, digits, bytes of 0x80 and above, and
/// joiners between two word bytes), or one byte of punctuation, or a run of one repeated mark.
/// Everything that needs a closer look is listed as an event.
#include <cstdint>
#include <string_view>

namespace gloss::tokens {

/// The raw tokens of one stretch of text, and its events, in order of the text.
struct RawTokens {
  static constexpr std::uint32_t bytes = 2048;  ///< of text in a stretch
  static constexpr std::uint32_t slack = 72;    ///< block stores may write this much past the end

  std::uint32_t count = 0;
  std::uint32_t event_count = 0;
  std::uint32_t begin[bytes + slack];
  std::uint32_t end[bytes + slack];
  std::uint32_t events[bytes + slack];
};

/// An event, packed: the number of raw tokens of the stretch that end at or before it, and its
/// kinds. It may have both kinds: a token that needs a look, and a line break right after it.
struct Event {
  std::uint32_t tokens_before;
  bool is_token;    ///< the last of those tokens needs a look
  bool is_newline;  ///< a line break stands between that token and the next

  static constexpr std::uint32_t token_bit = 1, newline_bit = 2;
  explicit constexpr Event(std::uint32_t packed)
      : tokens_before(packed >> 2),
        is_token((packed & token_bit) != 0),
        is_newline((packed & newline_bit) != 0) {}
};

/// The instruction set for the class masks. `best` asks the processor once per call.
enum class ScanPath { scalar, sse, avx2, best };

/// Whether this build and this processor have `path`.
bool has_scan_path(ScanPath path);

/// Scans a text stretch by stretch. Reads no byte outside the text.
/// Not thread-safe; make one per text.
class Scanner {
 public:
  /// `text` is borrowed for the lifetime of the scanner. REQUIRES: has_scan_path(path).
  Scanner(std::string_view text, ScanPath path);

  /// Fills `out` with the next stretch; false at the end of the text.
  bool next(RawTokens& out);

  /// The state between one block of 64 bytes and the next.
  struct Carry {
    std::uint64_t word = 0, punctuation = 0, complex = 0, event = 0;  ///< 0 or 1
    std::uint32_t open_begin = 0;                                     ///< of an unfinished token
    bool has_open = false;
  };

 private:
  using Stretch = void (*)(const char* text, std::size_t size, std::size_t first, std::size_t last,
                           Carry& carry, RawTokens& out);
  static Stretch stretch_of(ScanPath path);

  std::string_view text_;
  std::size_t position_ = 0;
  bool finished_ = false;
  Carry carry_;
  Stretch scan_stretch_;
};

}  // namespace gloss::tokens
