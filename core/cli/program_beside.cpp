#include "program_beside.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/dll/runtime_symbol_info.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>

#include "glossator/error.hpp"

namespace glossator::cli {
namespace {

struct ProgramBeside {
  const char* command;
  const char* about;
};

constexpr ProgramBeside programs[] = {
    {"check", "which checks plugin libraries"},
    {"compile-list", "which makes term lists ready for plugin gazetteer"},
    {"convert", "which converts annotated documents"},
    {"diff", "which tells how two results differ"},
    {"eval", "which scores predictions against gold"},
    {"explain", "which tells why records are there"},
    {"report", "which writes a page of figures on results"},
    {"verify", "which compares ways of running"},
    {"view", "which writes a page to look at results"},
};

const ProgramBeside* find_program(const std::string& command) {
  const auto found = std::find_if(std::begin(programs), std::end(programs),
                                  [&](const auto& known) { return command == known.command; });
  return found == std::end(programs) ? nullptr : found;
}

}  // namespace

bool is_program_beside(const std::string& command) { return find_program(command) != nullptr; }

void become_program(const std::string& command, const Arguments& arguments) {
  const std::filesystem::path own(boost::dll::program_location().string());
  const std::string program = (own.parent_path() / ("gloss-" + command)).string();
  std::vector<char*> texts{const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) texts.push_back(const_cast<char*>(argument.c_str()));
  texts.push_back(nullptr);
  execv(program.c_str(), texts.data());
  if (errno != ENOENT)
    throw Error(ErrorCode::usage,
                command + ": " + program + ": cannot be started: " + std::strerror(errno));
  throw Error(ErrorCode::usage, command + ": the program " + program + ", " +
                                    find_program(command)->about +
                                    ", is missing; build it with `cmake --build --preset release`");
}

}  // namespace glossator::cli
