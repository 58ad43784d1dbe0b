// Harms its process in the way that the document's first word names, and writes one record about
// the others. With the option `at_start` it does so before the first document.
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "misbehaving.hpp"

namespace {

void crash() {
  std::fputs("about to write to nowhere\n", stderr);
  volatile std::uintptr_t nowhere = 8;
  *reinterpret_cast<volatile int*>(nowhere) = 1;
}

void loop() {
  for (volatile bool forever = true; forever;) {
  }
}

// As C code does that takes no notice of a NULL.
[[gnu::no_sanitize("undefined")]] void eat_memory() {
  for (;;) {
    constexpr std::size_t size = 16u << 20;
    auto* block = static_cast<volatile char*>(std::malloc(size));  // or the optimizer drops it
    for (std::size_t i = 0; i < size; i += 4096) block[i] = 1;
  }
}

void break_heap() {
  auto* block = static_cast<char*>(std::malloc(40));
  auto* next = static_cast<char*>(std::malloc(40));
  std::memset(block, 0x5A, 400);
  std::free(next);
  std::free(block);
  std::abort();  // where the allocator did not notice
}

void print_garbage() {
  std::vector<char> garbage(300000, '\xFF');
  for (std::size_t i = 0; i < garbage.size(); i += 7) garbage[i] = '\n';
  for (const int descriptor : {1, 2})
    if (write(descriptor, garbage.data(), garbage.size()) < 0) return;
}

void close_all() {
  for (int i = 0; i < 1024; ++i) close(i);
}

void write_everywhere() {
  char garbage[32];
  std::memset(garbage, 0xA5, sizeof garbage);
  for (int i = 0; i < 64; ++i)
    if (write(i, garbage, sizeof garbage) < 0) continue;
}

// The child of a fork goes on as if it were the process itself.
void fork_one() {
  if (fork() < 0) std::abort();
}

void fork_many() {
  for (int i = 0; i < 20; ++i)
    if (fork() == 0)
      for (;;) pause();
}

// In each process at the fourth document that says so.
void crash_now_and_then() {
  static int calls = 0;
  if (++calls == 4) std::abort();
}

void harm(const std::string& how) {
  static const std::map<std::string, void (*)()> ways = {
      {"segv", crash},
      {"abort", [] { std::abort(); }},
      {"exit", [] { std::exit(0); }},
      {"loop", loop},
      {"memory", eat_memory},
      {"heap", break_heap},
      {"print", print_garbage},
      {"close", close_all},
      {"scribble", write_everywhere},
      {"fork", fork_one},
      {"forks", fork_many},
      {"kill", [] { raise(SIGKILL); }},
      {"fourth", crash_now_and_then},
      {"open", [] { std::exit(std::ifstream("/etc/passwd").good() ? 3 : 4); }}};
  if (const auto way = ways.find(how); way != ways.end()) way->second();
}

constexpr gloss_description described() {
  gloss_description about = describe("dies");
  about.config_schema_json = R"({"type":"object","additionalProperties":false,
      "properties":{"at_start":{"type":"string","default":"","description":"how, at once"}}})";
  return about;
}

struct Dies {
  static constexpr gloss_description description = described();
  explicit Dies(gloss::Config config) { harm(std::string(config.text("/at_start"))); }
  void process(const gloss::Document& document, gloss::Output& output) const {
    const std::string text(document.text());
    harm(text.substr(0, text.find(' ')));
    output.add({0, static_cast<std::uint32_t>(text.size())}, 0);
  }
};

}  // namespace
GLOSS_EXPORT(Dies)
