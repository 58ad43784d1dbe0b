#pragma once
/// Numbers of the command line, NAME=NUMBER, for experiments.
#include <map>
#include <string>

namespace gloss::sectors::train {

class Settings {
 public:
  void set(const std::string& name, double value) { values_[name] = value; }
  float operator()(const std::string& name, double otherwise) const {
    const auto at = values_.find(name);
    return static_cast<float>(at == values_.end() ? otherwise : at->second);
  }

 private:
  std::map<std::string, double> values_;
};

/// A shuffle that is the same in every standard library.
class Shuffler {
 public:
  template <class Items>
  void shuffle(Items& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      state_ = state_ * 6364136223846793005u + 1442695040888963407u;
      std::swap(items[i - 1], items[(state_ >> 33) % i]);
    }
  }

 private:
  std::uint64_t state_ = 42;
};

}  // namespace gloss::sectors::train
