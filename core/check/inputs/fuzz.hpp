#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "glossator/document.hpp"
#include "json/json.hpp"

namespace glossator::check {

/// Cases so many share their options, since an annotator is made anew for others.
constexpr std::uint64_t cases_with_same_options = 500;

/// What is cut out of a case's text to make it smaller, half-open, in bytes of what is left of it.
using Cuts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// The texts that are changed: those of the suite that are not long, and those of the cases in
/// `case_path`, a file, a folder, or empty.
std::vector<Document> fuzz_corpus(const std::string& case_path);

/// Text number `number` of those that `seed` gives: a piece of `corpus` after a few changes, which
/// is valid UTF-8 of at most 64 KiB. The same for ever.
Document fuzzed_document(std::uint64_t seed, std::uint64_t number,
                         const std::vector<Document>& corpus);

/// Options that `schema` allows, near `given`: some of its properties have other values. Those of
/// the first cases_with_same_options cases are as given.
Json fuzzed_options(std::uint64_t seed, std::uint64_t number, const Json& schema,
                    const Json& given);

}  // namespace glossator::check
