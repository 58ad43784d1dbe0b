#pragma once
#include <string>
#include <vector>

#include "schema/schema_walk.hpp"

namespace glossator {

/// The mismatches between a schema and a value. A silent report keeps no texts, only whether there
/// is any mismatch.
class Report {
 public:
  static Report silent() { return Report(false); }
  static Report with_words() { return Report(true); }

  /// `message` is a function that returns the text; a silent report does not call it.
  template <typename Message>
  void add(const std::string& pointer, const Message& message) {
    is_empty_ = false;
    if (has_words_) mismatches_.push_back({pointer, message()});
  }
  template <typename Message>
  void add_about_key(const std::string& pointer, const Message& message) {
    is_empty_ = false;
    if (has_words_) mismatches_.push_back({pointer, message(), true});
  }
  /// Adds all mismatches of `part`.
  void take(Report part);

  bool has_words() const { return has_words_; }
  bool is_empty() const { return is_empty_; }
  const std::vector<Mismatch>& mismatches() const { return mismatches_; }

 private:
  explicit Report(bool has_words) : has_words_(has_words) {}

  bool has_words_;
  bool is_empty_ = true;
  std::vector<Mismatch> mismatches_;
};

}  // namespace glossator
