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

}  // namespace glossator
