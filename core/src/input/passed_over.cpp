#include "input/passed_over.hpp"

#include <algorithm>

namespace glossator {
namespace {

using Reason = PassedOver::Reason;

struct Words {
  Reason reason;
  const char* description;
  const char* counted;
};
constexpr Words words[] = {
    {Reason::hidden, "its name begins with a dot", "hidden"},
    {Reason::unknown_name, "its name's end is not known", "with a name whose end is not known"},
    {Reason::other_format, "its name says another format than input.format", "of another format"},
    {Reason::link_to_folder, "is a link to a folder", "that link to folders"},
    {Reason::dangling_link, "is a link that leads nowhere", "that link to nothing"},
    {Reason::special, "is a pipe, a device or a socket", "that are pipes, devices or sockets"},
    {Reason::result, "a run made it; name it to read it", "that runs made"}};

}  // namespace

const char* description_of(Reason reason) {
  return words[static_cast<std::size_t>(reason)].description;
}

std::string summary_of(const std::vector<PassedOver>& passed_over) {
  std::string parts;
  for (const Words& one : words) {
    const auto count = std::count_if(passed_over.begin(), passed_over.end(),
                                     [&](const auto& file) { return file.reason == one.reason; });
    if (count == 0) continue;
    parts += (parts.empty() ? "" : ", ") + std::to_string(count) + " " + one.counted;
  }
  if (parts.empty()) return "";
  return std::to_string(passed_over.size()) + (passed_over.size() == 1 ? " file: " : " files: ") +
         parts;
}

}  // namespace glossator
