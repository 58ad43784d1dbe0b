#pragma once
#include <string>

#include "compare/diff/diff_report.hpp"

namespace glossator::compare {

/// The report for a terminal.
std::string text_of(const DiffReport& report);

/// "name: Ada -> Ada Byron; score: 0.5 -> 0.6"; long values are cut.
std::string words_of(const std::vector<KeyChange>& keys);

/// "people person, people 0.2.0 -> 0.3.0, rule full-name".
std::string heading_of(const GroupName& name);

/// "name 3, score 1", most frequent first.
std::string words_of(const std::map<std::string, std::size_t>& keys);

/// Groups with most changes first.
std::vector<const std::pair<const GroupName, ChangeGroup>*> sorted_groups(const DiffReport& report);

}  // namespace glossator::compare
