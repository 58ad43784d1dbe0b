#pragma once
/// Options NAME=NUMBER of the command line, for experiments.
#include <map>
#include <string>
#include <string_view>

namespace gloss::sentiment::train {

class Settings {
 public:
  void set(std::string name, double value) { values_[std::move(name)] = value; }
  double of(std::string_view name, double otherwise) const {
    const auto at = values_.find(name);
    return at == values_.end() ? otherwise : at->second;
  }

 private:
  std::map<std::string, double, std::less<>> values_;
};

}  // namespace gloss::sentiment::train
