#include "check/cases/known_failures.hpp"

#include <fstream>
#include <map>

#include "check/cases/spec_cases.hpp"
#include "glossator/error.hpp"

namespace glossator::check {

std::set<std::string> read_known_failures(const std::string& path) {
  std::ifstream in(path);
  if (!in)
    throw Error(ErrorCode::usage,
                path + ": cannot be read; name a file with the names of cases, one a line");
  std::set<std::string> names;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (!names.insert(line).second)
      throw Error(ErrorCode::usage, path + ":" + std::to_string(number) + ": `" + line +
                                        "` is there twice; remove one of the lines");
  }
  return names;
}

void check_known_failures(const std::string& path, const std::vector<std::string>& case_files) {
  const std::set<std::string> listed = read_known_failures(path);
  std::map<std::string, std::string> file_of;
  for (const auto& file : case_files)
    for (const SpecCase& spec : read_spec_file(file).cases) {
      const auto [known, is_new] = file_of.emplace(spec.name, file);
      if (!is_new && listed.contains(spec.name))
        throw Error(ErrorCode::usage, path + ": the cases of " + known->second + " and " + file +
                                          " share the name `" + spec.name + "`; rename one");
    }
  for (const auto& name : listed)
    if (!file_of.contains(name))
      throw Error(ErrorCode::usage,
                  path + ": no case is named `" + name + "`; remove the line, or mend the name");
}

void shrink_known_failures(const std::string& path, const std::set<std::string>& names) {
  std::ifstream in(path);
  std::string kept;
  for (std::string line; std::getline(in, line);)
    if (!names.contains(line)) kept += line + "\n";
  in.close();
  std::ofstream out(path);
  out << kept;
  if (!out.flush()) throw Error(ErrorCode::output, path + ": cannot be written");
}

}  // namespace glossator::check
