#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "glossator/document.hpp"
#include "json/json.hpp"

namespace glossator::check {

/// This many cases share their options, because other options need a new annotator.
constexpr std::uint64_t cases_with_same_options = 500;

/// Ranges to cut out of a case's text, half-open; each in bytes of what the earlier cuts leave.
using Cuts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// The texts that are changed: those of the suite that are not long, and those of files of cases
/// and of texts.
std::vector<Document> fuzz_corpus(const std::vector<std::string>& case_files,
                                  const std::vector<std::string>& text_files);

/// Text number `number` for `seed`: a piece of `corpus` after a few changes, valid UTF-8 of at most
/// 64 KiB. The same in every version.
Document fuzzed_document(std::uint64_t seed, std::uint64_t number,
                         const std::vector<Document>& corpus);

/// Options that `schema` allows, close to `given`: some of its properties have other values. The
/// first cases_with_same_options cases keep the given options.
Json fuzzed_options(std::uint64_t seed, std::uint64_t number, const Json& schema,
                    const Json& given);

}  // namespace glossator::check
