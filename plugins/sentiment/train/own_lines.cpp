#include "own_lines.hpp"

#include <sstream>

#include "readings/readings.hpp"

namespace gloss::sentiment::train {
namespace {

using nlohmann::json;
using readings::name_of_tone;

/// Takes the marks out of `text`, and returns the targets that they held.
json take_marks(std::string& text) {
  json targets = json::array();
  for (;;) {
    const std::string mark = "[" + std::to_string(targets.size() + 1) + " ";
    const std::size_t begin = text.find(mark), end = text.find(']', begin);
    if (begin == std::string::npos || end == std::string::npos) return targets;
    text.erase(end, 1).erase(begin, mark.size());
    targets.push_back({{"begin", begin}, {"end", end - mark.size()}});
  }
}

}  // namespace

json row_of_line(const WordList::Row& line) {
  std::string text(line[1]);
  json row{{"id", "line " + std::to_string(line.line())}, {"labels", json::object()}};
  json targets = take_marks(text);
  row["text"] = text;
  if (targets.empty()) {
    row["labels"]["sentiment"] = name_of_tone(line.number(0));
    return row;
  }
  std::istringstream labels{std::string(line[0])};
  for (json& target : targets) {
    std::string label;
    labels >> label;
    const std::size_t tone = std::string("-0+").find(label);
    if (label.size() != 1 || tone == std::string::npos) line.fail("expected -, 0 or + a mark");
    target["sentiment"] = name_of_tone(static_cast<double>(tone) - 1);
  }
  if (std::string more; labels >> more) line.fail("more labels than marks");
  row["targets"] = std::move(targets);
  return row;
}

}  // namespace gloss::sentiment::train
