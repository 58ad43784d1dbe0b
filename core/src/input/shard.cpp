#include "input/shard.hpp"

#include <charconv>

namespace glossator {
namespace {

class ShardReader final : public Reader {
 public:
  ShardReader(std::unique_ptr<Reader> reader, const Shard& shard)
      : reader_(std::move(reader)), shard_(shard) {}

  bool next(InputDocument& out) override {
    while (reader_->next(out))
      if (at_++ % shard_.count == shard_.number - 1) return true;
    return false;
  }
  bool would_wait() const override { return reader_->would_wait(); }
  std::uint64_t bytes_read() const override { return reader_->bytes_read(); }
  std::optional<std::uint64_t> bytes_total() const override { return reader_->bytes_total(); }

 private:
  std::unique_ptr<Reader> reader_;
  Shard shard_;
  std::uint64_t at_ = 0;
};

}  // namespace

std::optional<Shard> Shard::parse(const std::string& text) {
  if (text.empty()) return std::nullopt;
  Shard shard{0, 0};
  const char* const end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, shard.number);
  const bool has_slash = number.ptr != end && *number.ptr == '/';
  const char* const behind =
      has_slash ? std::from_chars(number.ptr + 1, end, shard.count).ptr : nullptr;
  if (behind != end || shard.number == 0 || shard.number > shard.count)
    throw Error(ErrorCode::usage, "--shard " + text +
                                      ": expected NUMBER/COUNT with a number from 1 to the count, "
                                      "for example 1/4");
  return shard;
}

std::unique_ptr<Reader> only_shard(std::unique_ptr<Reader> reader, const Shard& shard) {
  return std::make_unique<ShardReader>(std::move(reader), shard);
}

}  // namespace glossator
