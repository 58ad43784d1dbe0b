#pragma once
#include <chrono>
#include <cstddef>

namespace glossator {

/// How many documents a thread takes at once: few if they take long, so that other threads share
/// the work, results come soon and a stop is quick; many if they are quick, since each take costs
/// a lock. For one thread.
class Pace {
 public:
  std::size_t documents() const { return documents_; }
  /// Takes note of the time that documents took. One document alone may have waited for a plugin
  /// to start, or been in its cache: so one time changes the number four times at most, if it
  /// grows.
  void note(std::size_t documents, std::chrono::nanoseconds time);

 private:
  /// A group of the shipped plugins takes a tenth of that.
  static constexpr std::chrono::milliseconds wanted_time{100};
  static constexpr std::size_t most_growth = 4;

  std::size_t documents_ = 1;
};

}  // namespace glossator
