#pragma once
#include <atomic>
#include <cstdint>

namespace glossator {

/// What host and worker process say to each other on their socket; all else is in shared memory.
struct Message {
  enum Kind : std::uint32_t {
    start = 1,  ///< to the worker: `size` bytes of a start order
    ready,      ///< from it: `size` bytes of JSON, what start() found
    run,        ///< to it: `size` bytes, `count` documents
    done,       ///< from it: `size` bytes, as many answers
  };
  static constexpr std::uint32_t magic_number = 0x4B574C47;  // "GLWK"

  std::uint32_t magic = magic_number;
  std::uint32_t kind = 0;
  std::uint64_t sequence = 0;  ///< an answer has the number of its question
  std::uint64_t size = 0;
  std::uint32_t count = 0;
  std::uint32_t reserved = 0;
};
static_assert(sizeof(Message) == 32);

/// Where a worker process is, at the begin of its results: for messages and time limits, and how
/// many answers are whole should it die. A hint: whoever writes it may lie.
struct Progress {
  static constexpr std::uint32_t no_step = 0xFFFFFFFFu;

  std::uint32_t answered = 0;     ///< documents of the batch that have their answer
  std::uint32_t step = no_step;   ///< the step that is running
  std::uint32_t steps_begun = 0;  ///< goes up

  static constexpr std::size_t size_in_memory = 4096;  ///< answers begin behind it
};

}  // namespace glossator
