#pragma once
/// Memory in which a host and its Python process leave each other messages, without a call of the
/// kernel while both are awake.
#include <cstddef>
#include <cstdint>
#include <span>

#include "descriptor.hpp"

namespace gloss_python {

/// The host's side; plugin_channel.py has the child's. Each side has a place that it alone writes:
///   count of its messages so far (64 bits) | size of the last one, 0: it goes through the socket |
///   whether it sleeps (64 bits each)
/// The host's is at 0, the child's at 64, their messages at `page` and `page + area`. A side sleeps
/// on its event, and who leaves a message for a sleeper rings. What the child writes is a claim:
/// only sizes within its area are taken, and messages are copied before they are read. One thread
/// uses it at a time.
class MessageBoard {
 public:
  static constexpr std::size_t page = 4096;      // bytes
  static constexpr std::size_t area = 1u << 20;  // bytes of the longest message
  static constexpr std::size_t size = page + 2 * area;

  /// Without memory or events for it, it is missing: then all messages go through the socket.
  MessageBoard();
  MessageBoard(MessageBoard&& other) noexcept;
  MessageBoard& operator=(MessageBoard&&) = delete;
  ~MessageBoard();

  bool is_missing() const { return memory_ == nullptr; }
  /// The child inherits these three: the memory, the event of the host's messages, and that of its
  /// own.
  int memory_descriptor() const { return file_.get(); }
  int sent_descriptor() const { return sent_.get(); }
  int answered_descriptor() const { return answered_.get(); }

  /// Leaves the message, or tells of one in the socket: then returns false.
  bool leave(std::span<const char> message);
  /// Whether the child has left another answer since the last take().
  bool has_answer() const;
  /// Takes the answer off. Returns it, still in shared memory; empty: it comes through the socket.
  std::span<const char> take();
  /// Marks the host as asleep, until wake(). Ask has_answer() between, then wait for
  /// answered_descriptor().
  void fall_asleep();
  void wake();

 private:
  struct Place {
    std::uint64_t count, size, is_asleep;
  };
  Place& place(std::size_t at) const { return *reinterpret_cast<Place*>(memory_ + at); }
  Place& own() const { return place(0); }
  Place& childs() const { return place(64); }

  Descriptor file_, sent_, answered_;
  char* memory_ = nullptr;
  std::uint64_t answers_ = 0;  // taken off
};

}  // namespace gloss_python
