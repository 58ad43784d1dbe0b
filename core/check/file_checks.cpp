#include <algorithm>

#include "check.hpp"
#include "elf_file.hpp"
#include "subject.hpp"

namespace glossator::check {
namespace {

void exports_only_the_entry(Subject& subject, Findings& findings) {
  const ElfFile elf = read_elf(subject.file());
  std::vector<std::string> others = elf.exports;
  std::erase(others, "gloss_entry_1");
  if (others.size() == elf.exports.size())
    findings.fail("has no symbol `gloss_entry_1`",
                  "end a source with GLOSS_EXPORT(...) and build it with gloss_add_plugin()");
  if (!others.empty())
    findings.warn("exports " + std::to_string(others.size()) + " more symbols, " + others.front() +
                      " for one; other libraries of the process may take them for theirs",
                  "build it with gloss_add_plugin(), or link with its version script");
}

}  // namespace

std::span<const Check> file_checks() {
  static constexpr Check checks[] = {
      {"exports-only-entry", Group::file, "exports gloss_entry_1 and nothing else",
       exports_only_the_entry},
  };
  return checks;
}

}  // namespace glossator::check
