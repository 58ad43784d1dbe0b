#pragma once
#include <atomic>
#include <cstdint>

namespace glossator {

/// A message between host and worker process on their socket; all other data is in shared memory.
struct Message {
  enum Kind : std::uint32_t {
    start = 1,  ///< to the worker: `size` bytes of a start order
    ready,      ///< from it: `size` bytes of JSON, the StartReport
    run,        ///< to it: `size` bytes, `count` documents
    done,       ///< from it: `size` bytes, as many answers
  };
  static constexpr std::uint32_t magic_number = 0x4B574C47;  // "GLWK"

  std::uint32_t magic = magic_number;
  std::uint32_t kind = 0;
  std::uint64_t sequence = 0;  ///< an answer repeats the number of its question
  std::uint64_t size = 0;
  std::uint32_t count = 0;
  std::uint32_t reserved = 0;
};
static_assert(sizeof(Message) == 32);

/// The progress of a worker process, at the begin of its results: for messages and time limits, and
/// for the number of whole answers if it dies. Only a hint: the process may lie.
struct Progress {
  static constexpr std::uint32_t no_step = 0xFFFFFFFFu;

  std::uint32_t answered = 0;     ///< documents of the batch that have their answer
  std::uint32_t step = no_step;   ///< the step that is running
  std::uint32_t steps_begun = 0;  ///< goes up
  std::uint32_t refused = 0;      ///< 1: the system refused memory since the step began

  static constexpr std::size_t size_in_memory = 4096;  ///< answers begin behind it
};

}  // namespace glossator
