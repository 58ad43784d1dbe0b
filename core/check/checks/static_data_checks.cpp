#include "check/checks/all_checks.hpp"
#include "check/checks/code_place.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

void tells_of_static_data(Subject& subject, Findings& findings) {
  const LibrarySymbols symbols(subject.file());
  if (symbols.empty()) return findings.skip("its symbol table was stripped");
  std::string names;
  std::size_t count = 0;
  constexpr std::size_t most_named = 20;
  for (const auto& object : symbols.writable_objects())
    if (++count <= most_named)
      names += (names.empty() ? "" : ", ") + ("`" + short_name(object.name) + "`");
  if (count > 0)
    findings.note("has static data that can be written to: " + names +
                  (count > most_named ? ", ..." : "") +
                  "; all workers share it, so that it must not change once it is made");
}

}  // namespace

std::span<const Check> static_data_checks() {
  static constexpr Check checks[] = {
      {"static-data", Group::file, "has no static data that can be written to",
       tells_of_static_data},
  };
  return checks;
}

}  // namespace glossator::check
