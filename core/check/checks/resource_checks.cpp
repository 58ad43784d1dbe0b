#include <filesystem>
#include <map>

#include "check/checks/all_checks.hpp"
#include "check/checks/stand_in_findings.hpp"
#include "check/probes/temporary_folder.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

namespace fs = std::filesystem;

/// The plugin's data folder; empty if it has none.
std::string data_folder(Subject& subject) {
  const std::string folder = subject.library().data_folder(subject.description().id);
  return fs::is_directory(folder) ? folder : "";
}

/// Makes `folder` and its content read-only for everybody. The destructor gives the owner write
/// permission again, so that the folder can be removed.
class WriteProtection {
 public:
  explicit WriteProtection(fs::path folder) : folder_(std::move(folder)) {
    for_each([](const fs::path& path) {
      fs::permissions(path,
                      fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write,
                      fs::perm_options::remove);
    });
  }
  ~WriteProtection() {
    std::error_code ignored;
    fs::permissions(folder_, fs::perms::owner_write, fs::perm_options::add, ignored);
    for (fs::recursive_directory_iterator at(folder_, ignored), end; at != end;
         at.increment(ignored))
      fs::permissions(at->path(), fs::perms::owner_write, fs::perm_options::add, ignored);
  }
  WriteProtection(const WriteProtection&) = delete;

 private:
  template <class Change>
  void for_each(Change&& change) {
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) change(entry.path());
    change(folder_);
  }

  fs::path folder_;
};

/// Size and time of writing of each file in a folder, by path: a write shows in them.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto written = entry.last_write_time().time_since_epoch().count();
    found[entry.path().lexically_relative(folder).string()] =
        (entry.is_regular_file() ? std::to_string(entry.file_size()) + " bytes" : "a folder") +
        ", written " + std::to_string(written);
  }
  return found;
}

void leaves_its_data_folder_alone(Subject& subject, Findings& findings) {
  const std::string folder = data_folder(subject);
  if (folder.empty()) return findings.skip("it has no data folder");
  const std::string usual = records_of(subject, StandIn(subject, {}).pipeline());
  const TemporaryFolder temporary;
  const fs::path copy = temporary.path() / "data";
  fs::copy(folder, copy, fs::copy_options::recursive);
  // The super-user can write all the same; then the folder's content shows it.
  const WriteProtection protection(copy);
  const auto before = contents(copy);
  constexpr const char* remedy =
      "the data folder is installed for all users: write nothing to it, and keep what is derived "
      "from it in memory";
  findings.trying("a data folder that cannot be written to");
  try {
    const std::string now =
        records_of(subject, StandIn(subject, {.data_folder = copy.string()}).pipeline());
    if (now != usual)
      findings.fail(
          "other records with a read-only data folder: " + first_difference(subject, usual, now),
          remedy);
  } catch (const ConfigError& error) {
    findings.fail(std::string("with a read-only data folder: ") + error.what(), remedy);
  }
  const auto after = contents(copy);
  for (const auto& [path, state] : after)
    if (const auto known = before.find(path); known == before.end() || known->second != state)
      findings.fail("writes `" + path + "` in its data folder", remedy);
  for (const auto& [path, state] : before)
    if (!after.contains(path)) findings.fail("removes `" + path + "` of its data folder", remedy);
}

void refuses_without_its_data_folder(Subject& subject, Findings& findings) {
  if (data_folder(subject).empty()) return findings.skip("it has no data folder");
  const TemporaryFolder temporary;
  StandIn missing(subject, {.data_folder = (temporary.path() / "missing").string()});
  create_and_annotate(subject, missing, "without its data folder", findings);
}

}  // namespace

std::span<const Check> resource_checks() {
  static constexpr Check checks[] = {
      {"read-only-data", Group::trouble, "works with a data folder that it cannot write to",
       leaves_its_data_folder_alone},
      {"missing-data", Group::trouble, "works or refuses to be created without its data folder",
       refuses_without_its_data_folder, Needs::nothing},
  };
  return checks;
}

}  // namespace glossator::check
