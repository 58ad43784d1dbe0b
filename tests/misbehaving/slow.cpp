#include <chrono>
#include <thread>

#include "misbehaving.hpp"

// Takes its time until it is cancelled, and would be done by itself after a minute.
MISBEHAVING_PLUGIN(Slow, "slow", {
  for (int i = 0; i < 6000; ++i) {
    document.throw_if_cancelled();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  output.add({0, 0}, 0);
})
