#pragma once
#include <memory>

#include "chain/chain.hpp"
#include "glossator/pipeline.hpp"
#include "isolation/isolated_chain.hpp"

namespace glossator {

struct Pipeline::State {
  std::unique_ptr<Chain> chain;
  std::unique_ptr<IsolatedChain> isolated;  ///< the steps in other processes; NULL: there are none
};

/// The failure as a problem of the config, with its place there.
Problem problem_of(const Chain& chain, const StartFailure& failure);

}  // namespace glossator
