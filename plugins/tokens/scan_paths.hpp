#pragma once
/// The first pass, compiled once for each instruction set; scan.cpp chooses at run time.
#include "scan.hpp"

#if defined(__x86_64__)
#define GLOSS_TOKENS_X86 1
#else
#define GLOSS_TOKENS_X86 0
#endif

namespace gloss::tokens {

#if GLOSS_TOKENS_X86
void scan_stretch_sse(const char* text, std::size_t size, std::size_t first, std::size_t last,
                      Scanner::Carry& carry, RawTokens& out);
void scan_stretch_avx2(const char* text, std::size_t size, std::size_t first, std::size_t last,
                       Scanner::Carry& carry, RawTokens& out);
#endif

}  // namespace gloss::tokens
