#pragma once
/// Runs the plugin `sectors`, and picks codes from what it emits.
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "labels_support.hpp"
#include "support/temp_dir.hpp"

namespace sectors_test {

using labels_test::children;
using labels_test::Emitted;
using labels_test::Plugin;

inline std::vector<Emitted> run(std::string_view text, const std::string& options = "{}") {
  return Plugin(PLUGIN_FILE, PLUGIN_DATA, options).run(text);
}

inline bool is_document_label(const Emitted& record) { return record.is_document; }
inline bool is_sentence_label(const Emitted& record) { return record.text("scope") == "sentence"; }

/// The codes of the records for which `wanted` is true.
template <class Wanted>
inline std::set<std::string> codes(const std::vector<Emitted>& records, Wanted wanted) {
  std::set<std::string> out;
  for (const Emitted& record : records)
    if (wanted(record)) out.insert(record.type);
  return out;
}
inline std::set<std::string> sentence_codes(std::string_view text) {
  return codes(run(text), is_sentence_label);
}
inline std::set<std::string> document_codes(std::string_view text) {
  return codes(run(text), is_document_label);
}

inline std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

using Codes = std::set<std::string>;

inline const std::string profile =
    "Steinbrugg AG develops, manufactures, and sells packaging machines and conveyors worldwide. "
    "It "
    "offers filling lines, palletizers, spare parts, and maintenance services. The company serves "
    "breweries and dairies. Steinbrugg AG was founded in 1921 and is headquartered in Graz, "
    "Austria.";

inline const std::string telephones =
    "Nigerians have until Friday to link their prepaid SIM cards to an identity number. The "
    "network cut its evening rate to seven cents a minute. Villages without a mast will have a "
    "satellite phone. Dialing codes change, and callers pay for roaming abroad. Subscribers keep "
    "their number when they change the network, wireless signals reach the coast, and calls are "
    "free. ";

}  // namespace sectors_test
