#pragma once
#include <istream>

#include "input/byte_source.hpp"

/// A stream as a source of bytes, borrowed.
class StreamSource final : public glossator::ByteSource {
 public:
  explicit StreamSource(std::istream& stream) : stream_(&stream) {}

 protected:
  std::size_t read_some(char* out, std::size_t size) override {
    stream_->read(out, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(stream_->gcount());
  }

 private:
  std::istream* stream_;
};
