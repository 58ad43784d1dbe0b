#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>

#include "tokens/byte_classes.hpp"
#include "tokens/scan.hpp"
#include "tokens_annotated.hpp"

namespace tokens_scan_test {

using namespace gloss::tokens;
using tokens_test::Random;

namespace {

struct Scanned {
  std::vector<std::uint32_t> begins, ends, events;
  bool operator==(const Scanned&) const = default;
};

// The definition in scan.hpp, byte by byte.
Scanned scan_by_bytes(std::string_view text) {
  Scanned out;
  const auto is = [&](std::size_t i, unsigned classes) {
    return i < text.size() && is_byte(text[i], classes);
  };
  const auto in_word = [&](std::size_t i) {
    return is(i, byte_word) ||
           (is(i, byte_joiner) && i > 0 && is(i - 1, byte_word) && is(i + 1, byte_word));
  };
  const auto newline = [&](std::size_t i) {
    if (is(i, byte_newline))
      out.events.push_back(static_cast<std::uint32_t>(out.ends.size()) << 2 | Event::newline_bit);
  };
  for (std::size_t i = 0; i < text.size();) {
    if (is(i, byte_gap)) {
      newline(i++);
      continue;
    }
    const std::size_t begin = i;
    bool event = false;
    if (in_word(i)) {
      for (; in_word(i); ++i) event = event || !is(i, byte_letter | byte_digit);
    } else {
      event = is(i, byte_event);
      for (++i; i < text.size() && text[i] == text[begin] && is(i, byte_run) && !in_word(i); ++i)
        event = true;
    }
    out.begins.push_back(static_cast<std::uint32_t>(begin));
    out.ends.push_back(static_cast<std::uint32_t>(i));
    const auto packed = static_cast<std::uint32_t>(out.ends.size()) << 2;
    const bool breaks = is(i, byte_newline);
    if (event || breaks)
      out.events.push_back(packed | (event ? Event::token_bit : 0u) |
                           (breaks ? Event::newline_bit : 0u));
    if (breaks) ++i;
  }
  return out;
}

Scanned scan_by_path(std::string_view text, ScanPath path) {
  Scanned out;
  Scanner scanner(text, path);
  const auto raw = std::make_unique<RawTokens>();
  while (scanner.next(*raw)) {
    const auto before = static_cast<std::uint32_t>(out.begins.size());
    for (std::uint32_t i = 0; i < raw->event_count; ++i)
      out.events.push_back(raw->events[i] + (before << 2));
    out.begins.insert(out.begins.end(), raw->begin, raw->begin + raw->count);
    out.ends.insert(out.ends.end(), raw->end, raw->end + raw->count);
  }
  return out;
}

std::vector<ScanPath> paths() {
  std::vector<ScanPath> out;
  for (const ScanPath path : {ScanPath::scalar, ScanPath::sse, ScanPath::avx2, ScanPath::best})
    if (has_scan_path(path)) out.push_back(path);
  return out;
}

// Memory between two inaccessible pages.
class GuardedPages {
 public:
  GuardedPages() : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) {
    size_ = 4 * page_;
    void* mapped = mmap(nullptr, size_ + 2 * page_, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(mapped != MAP_FAILED);
    base_ = static_cast<char*>(mapped);
    REQUIRE(mprotect(base_, page_, PROT_NONE) == 0);
    REQUIRE(mprotect(base_ + page_ + size_, page_, PROT_NONE) == 0);
  }
  ~GuardedPages() { munmap(base_, size_ + 2 * page_); }
  GuardedPages(const GuardedPages&) = delete;
  GuardedPages& operator=(const GuardedPages&) = delete;

  std::string_view place_first(std::string_view text) {
    std::memcpy(base_ + page_, text.data(), text.size());
    return {base_ + page_, text.size()};
  }
  std::string_view place_last(std::string_view text) {
    char* const begin = base_ + page_ + size_ - text.size();
    std::memcpy(begin, text.data(), text.size());
    return {begin, text.size()};
  }

 private:
  std::size_t page_;
  std::size_t size_ = 0;
  char* base_ = nullptr;
};

void check_all_paths(std::string_view text) {
  const Scanned expected = scan_by_bytes(text);
  for (const ScanPath path : paths()) {
    const Scanned actual = scan_by_path(text, path);
    if (actual == expected) continue;
    CAPTURE(static_cast<int>(path), std::string(text));
    CHECK(actual.begins == expected.begins);
    CHECK(actual.ends == expected.ends);
    CHECK(actual.events == expected.events);
    FAIL("a scan path differs from the definition");
  }
  SUCCEED();
}

}  // namespace

TEST_CASE("Every scan path cuts random text as the definition says", "[tokens]") {
  Random random(1);
  for (int i = 0; i < 3000; ++i)
    check_all_paths(tokens_test::random_text(random, random.below(400)));
  for (int i = 0; i < 20; ++i)
    check_all_paths(tokens_test::random_text(random, 2 * RawTokens::bytes + random.below(200)));
}

TEST_CASE("Every scan path cuts all byte pairs at a block border alike", "[tokens]") {
  for (const std::size_t border : {std::size_t{64}, std::size_t{RawTokens::bytes}}) {
    std::string text(border + 70, 'x');
    for (int a = 0; a < 256; ++a) {
      for (int b = 0; b < 256; b += (border == 64 ? 1 : 7)) {
        text[border - 1] = static_cast<char>(a);
        text[border] = static_cast<char>(b);
        const Scanned expected = scan_by_bytes(text);
        for (const ScanPath path : paths())
          if (scan_by_path(text, path) != expected) FAIL("bytes " << a << " " << b);
      }
    }
  }
  SUCCEED();
}

TEST_CASE("No scan path reads outside the text, at any length and alignment", "[tokens]") {
  GuardedPages pages;
  Random random(2);
  for (std::size_t length = 0; length <= 260; ++length) {
    std::string text = tokens_test::random_text(random, length + 8);
    text.resize(length);
    for (const std::string_view placed : {pages.place_first(text), pages.place_last(text)})
      check_all_paths(placed);
  }
  for (const std::size_t length : {2047u, 2048u, 2049u, 4096u, 4160u}) {
    std::string text(length, 'x');
    check_all_paths(pages.place_last(text));
    check_all_paths(pages.place_first(text));
  }
}

TEST_CASE("The whole tokenizer gives the same tokens on every path, and stays inside the text",
          "[tokens]") {
  GuardedPages pages;
  Random random(3);
  std::vector<gloss_record> buffer;  // keeps records of other texts
  for (int i = 0; i < 1500; ++i) {
    const std::string text = tokens_test::random_text(random, random.below(600));
    const auto expected = tokens_test::annotate(text, {}, {}, ScanPath::scalar);
    for (const std::string_view placed : {pages.place_first(text), pages.place_last(text)}) {
      for (const ScanPath path : paths()) {
        std::vector<Mark> marks;
        const auto raw = std::make_unique<RawTokens>();
        const auto tokens =
            Tokenizer(tokens_test::shipped_lexicon(), {}, path).run(placed, buffer, marks, *raw);
        std::vector<gloss_record> sentences;
        SentenceSplitter(tokens_test::shipped_lexicon()).run(placed, tokens, marks, sentences);
        const auto same = [](const gloss_record& a, const gloss_record& b) {
          return a.begin == b.begin && a.end == b.end && a.type == b.type;
        };
        REQUIRE(std::equal(tokens.begin(), tokens.end(), expected.tokens.begin(),
                           expected.tokens.end(), same));
        REQUIRE(std::equal(sentences.begin(), sentences.end(), expected.sentences.begin(),
                           expected.sentences.end(), same));
      }
    }
  }
}

}  // namespace tokens_scan_test
