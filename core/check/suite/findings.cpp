#include "check/suite/findings.hpp"

#include <algorithm>

namespace glossator::check {

const char* name_of(Verdict verdict) {
  constexpr const char* names[] = {"PASS", "SKIP", "NOTE", "WARN", "FAIL"};
  return names[static_cast<int>(verdict)];
}

Verdict Findings::verdict() const {
  Verdict gravest = Verdict::pass;
  for (const Finding& finding : all_) gravest = std::max(gravest, finding.verdict);
  return gravest;
}

void Findings::add(Finding finding) {
  const auto alike = std::count_if(all_.begin(), all_.end(), [&](const Finding& known) {
    return known.verdict == finding.verdict;
  });
  if (static_cast<std::size_t>(alike) < most_) all_.push_back(std::move(finding));
}

}  // namespace glossator::check
