#pragma once
/// Web addresses, e-mail addresses and handles.
#include <cstdint>
#include <string_view>

#include "gloss/text.hpp"
#include "lexicon.hpp"

namespace gloss::tokens {

/// Whether `word` is an e-mail address: letters, digits and . _ - around one @, a dot after it.
bool is_email(std::string_view word);

/// Whether `word`, letters and digits with joiners between, begins "www." or ends with a top-level
/// domain: "example.com", "news.example.co.uk".
bool is_web_domain(std::string_view word, const Lexicon& lexicon);

/// The end of the address whose host or path continues at `at`: up to white space, quotes or angle
/// brackets, without closing punctuation. Never inside a character.
std::uint32_t web_address_end(std::string_view text, std::uint32_t at);

/// Whether `word` is the scheme of an address: http, https, ftp ...
bool is_web_scheme(std::string_view word);

}  // namespace gloss::tokens
