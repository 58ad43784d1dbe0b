#include "input/overwritten_inputs.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "glossator/error.hpp"
#include "input/input_files.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

using Place = std::pair<dev_t, ino_t>;
using Places = std::map<Place, std::string>;

// Devices and pipes can be read and written by one program: a terminal.
std::optional<Place> place_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return Place{status.st_dev, status.st_ino};
}

void refuse_at(const std::string& path, const Places& written) {
  const auto place = place_of(path);
  if (!place) return;
  if (const auto found = written.find(*place); found != written.end())
    throw Error(ErrorCode::usage, found->second + ": is an input too; name another file");
}

}  // namespace

void refuse_overwritten_inputs(const std::vector<std::string>& written,
                               const std::vector<std::string>& read) {
  Places places;
  for (const std::string& path : written)
    if (const auto place = place_of(path)) places.emplace(*place, path);
  if (places.empty()) return;
  std::error_code failed;
  for (const std::string& path : read) {
    refuse_at(path, places);
    if (!fs::is_directory(path, failed)) continue;
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator at(path, options, failed), end; !failed && at != end;
         at.increment(failed))
      refuse_at(at->path().string(), places);
  }
}

std::vector<std::string> paths_of_inputs(const std::vector<std::string>& inputs) {
  std::vector<std::string> paths;
  for (const std::string& input : inputs) {
    if (input == "-") continue;
    if (input.starts_with('@')) {
      // A list from a pipe can be read only once.
      if (!place_of(input.substr(1))) continue;
      paths.push_back(input.substr(1));
    }
    try {
      for (const InputFile& file : find_input_files(InputFormat::automatic, {input}).files)
        paths.push_back(file.path);
    } catch (const Error&) {
      paths.push_back(input);  // of unknown kind, or not there
    }
  }
  return paths;
}

}  // namespace glossator
