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

  /// Adds a problem of the value at `pointer`.
  void add(const std::string& pointer, const std::string& message) {
    put(config_.locate(pointer), message);
  }
  /// Adds a problem of the key of the value at `pointer`.
  void add_about_key(const std::string& pointer, const std::string& message) {
    put(config_.locate_key(pointer), message);
  }

  std::vector<Problem>& all() { return all_; }

 private:
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
