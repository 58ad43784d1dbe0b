#include <algorithm>
#include <filesystem>

#include "check/checks/all_checks.hpp"
#include "check/probes/temporary_folder.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"
#include "plugins/plugin_finder.hpp"

namespace glossator::check {
namespace {

namespace fs = std::filesystem;

void lives_beside_a_copy(Subject& subject, Findings& findings) {
  const TemporaryFolder folder;
  const fs::path original = subject.file();
  Order order = subject.order();
  order.file = (folder.path() / original.filename()).string();
  fs::copy_file(original, order.file);
  if (const auto data = original.parent_path() / subject.description().id; fs::exists(data))
    fs::create_directory_symlink(data, folder.path() / subject.description().id);
  order.plugin_path.push_back(original.parent_path().string());
  const Pipeline alone = subject.pipeline();
  const std::string before = records_of(subject, alone);
  findings.trying("a copy of it in the same process");
  Subject copy(order);
  {
    const Pipeline second = copy.pipeline();
    if (const std::string there = records_of(subject, second); there != before)
      findings.fail("a copy of it gives other records: " + first_difference(subject, before, there),
                    "keep no state in files or in memory that libraries share");
  }
  findings.trying("the first after its copy was destroyed");
  if (const std::string after = records_of(subject, alone); after != before)
    findings.fail(
        "gives other records after a copy was used: " + first_difference(subject, before, after),
        "keep no state that libraries share");
}

/// The host's standard libraries, without the one under test.
std::vector<std::string> neighbours_of(Subject& subject) {
  const PluginFinder finder = PluginFinder::standard({});
  std::vector<std::string> files;
  for (const auto& file : finder.files())
    if (fs::path(file).filename() != fs::path(subject.file()).filename() &&
        finder.catalogue().ask(file).is_usable())
      files.push_back(file);
  finder.catalogue().cache().save();
  return files;
}

/// A chain that ends with the first annotator of another library; nothing if it needs options.
std::optional<Pipeline> pipeline_of(const std::string& file) {
  Order order;
  order.file = file;
  try {
    return Subject(order).pipeline();
  } catch (const Error&) {
    return std::nullopt;
  }
}

void lives_beside_another(Subject& subject, Findings& findings) {
  constexpr int enough = 2;
  int tried = 0;
  const Pipeline alone = subject.pipeline();
  const std::string before = records_of(subject, alone);
  for (const auto& file : neighbours_of(subject)) {
    const std::string name = fs::path(file).filename().string();
    findings.trying(name + " in the same process");
    const std::optional<Pipeline> other = pipeline_of(file);
    if (!other) continue;
    const std::string others = records_of(subject, *other);
    findings.trying("it beside " + name);
    if (const std::string after = records_of(subject, alone); after != before)
      findings.fail(
          "gives other records beside " + name + ": " + first_difference(subject, before, after),
          "keep no state that libraries share, and ask nothing of the process");
    findings.trying(name + " beside it");
    if (const std::string again = records_of(subject, *other); again != others)
      findings.fail(
          "makes " + name + " give other records: " + first_difference(subject, others, again),
          "change nothing of the process: locale, environment, arithmetic");
    if (++tried == enough) return;
  }
  if (tried == 0) findings.skip("there is no other plugin at hand");
}

}  // namespace

std::span<const Check> neighbour_checks() {
  static constexpr Check checks[] = {
      {"beside-a-copy", Group::loading, "shares nothing with a copy of itself", lives_beside_a_copy,
       Needs::annotator},
      {"beside-another", Group::loading, "and other plugins do not disturb each other",
       lives_beside_another, Needs::annotator},
  };
  return checks;
}

}  // namespace glossator::check
