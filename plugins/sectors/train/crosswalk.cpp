#include "crosswalk.hpp"

#include <gloss/word_list.hpp>
#include <sstream>

#include "sectors/codes.hpp"

namespace gloss::sectors::train {

Crosswalk::Crosswalk(const std::string& path) {
  const WordList rows = WordList::read(path, 2, 2);
  for (const WordList::Row row : rows) {
    std::istringstream words{std::string(row[1])};
    auto& codes = rows_[std::string(row[0])];
    for (std::string code; words >> code; codes.push_back(code))
      if (!find_code(code)) row.fail("unknown code " + in_quotes(code));
  }
}

std::vector<std::string> Crosswalk::codes(std::string name) const {
  for (; !name.empty(); name.pop_back())
    if (const auto found = rows_.find(name); found != rows_.end()) return found->second;
  return {};
}

}  // namespace gloss::sectors::train
