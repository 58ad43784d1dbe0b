#pragma once
#include <string>
#include <vector>

#include "glossator/config.hpp"

namespace glossator {

/// The problems of a config, found while its chain is built. One thread at a time.
class ConfigProblems {
 public:
  /// `config` outlives this.
  explicit ConfigProblems(const Config& config) : config_(config) {}

  /// Adds a problem of the value at `pointer`. A value from a default has the place of the value
  /// around it.
  void add(const std::string& pointer, const std::string& message) {
    put(place_of(pointer), message);
  }
  /// Adds a problem of the key of the value at `pointer`.
  void add_about_key(const std::string& pointer, const std::string& message) {
    put(config_.locate_key(pointer), message);
  }

  /// The place of the value at `pointer`: "FILE:LINE:COLUMN", "line 2, column 3", or "" for a
  /// config made in code.
  std::string place_text(const std::string& pointer) const {
    Problem place = place_of(pointer);
    place.pointer.clear();
    return place.text();
  }
  /// The same of the step called `name`.
  std::string place_of_step(const std::string& name) const {
    const std::vector<StepConfig>& steps = config_.pipeline();
    for (std::size_t i = 0; i < steps.size(); ++i)
      if (steps[i].name == name) return place_text("/pipeline/" + std::to_string(i));
    return "";
  }

  std::vector<Problem>& all() { return all_; }

 private:
  Problem place_of(const std::string& pointer) const {
    Problem place = config_.locate(pointer);
    const std::string file = config_.locate("").file;  // another names an override
    for (std::string around = pointer; place.line == 0 && place.file == file && !around.empty();) {
      around.resize(around.rfind('/'));
      place = config_.locate(around);
    }
    place.pointer = pointer;
    return place;
  }
  void put(Problem place, const std::string& message) {
    place.message = message;
    all_.push_back(std::move(place));
  }

  const Config& config_;
  std::vector<Problem> all_;
};

/// "`name`", the form of names in messages.
inline std::string ticked(const std::string& name) {
  return std::string("`").append(name).append("`");
}

}  // namespace glossator
