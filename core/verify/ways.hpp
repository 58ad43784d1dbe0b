#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "glossator/pipeline.hpp"
#include "glossator/reader.hpp"

namespace glossator::verify {

/// The documents and the chain that every way runs.
struct Setting {
  Config config;  ///< with isolation none
  Pipeline::Options options;
  std::vector<InputDocument> documents;  ///< without errors
  unsigned threads = 4;                  ///< of the ways with several
  std::uint64_t seed = 1;                ///< of orders
};

/// Gets the result of document `number` of the setting; every document once, in any order.
using Take = std::function<void(std::size_t number, const Annotations& annotations)>;

/// A way of running the same documents through the same chain. Results must be the same in all.
struct Way {
  const char* name;   ///< kebab-case
  const char* about;  ///< what it does otherwise than the reference
  const char* cause;  ///< what a plugin does whose results differ here
  /// Throws Error if the run stops before its end.
  void (*run)(const Setting& setting, const Pipeline& pipeline, const Take& take);
};

/// The first way: one thread and one worker, documents in order.
const Way& reference_way();
/// The other ways, the cheapest first.
std::span<const Way> other_ways();
/// Those that `names` list, or all. Throws Error(usage) with the nearest name.
std::vector<Way> select_ways(const std::vector<std::string>& names);

}  // namespace glossator::verify
