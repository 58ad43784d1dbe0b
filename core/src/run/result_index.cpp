#include "run/result_index.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <numeric>

#include "glossator/error.hpp"
#include "run/run_identity.hpp"
#include "system/beside_output.hpp"
#include "system/write_all.hpp"

namespace glossator {
namespace {

constexpr int index_format = 1;

/// A document in the file, in the byte order of the machine.
struct Row {
  std::uint64_t id, all[2], place, begin, size, hash;
};
static_assert(sizeof(Row) == 56);
constexpr std::uint64_t unsound = ~0ull;  // Row::size

Row row_of(const IndexedResult& result) {
  const ResultPlace& place = result.place;
  return {result.key.id, {result.key.all[0], result.key.all[1]}, place.place,
          place.begin,   result.is_sound ? place.size : unsound, result.hash};
}

/// The document number `number` of those that `bytes` has.
IndexedResult read_row(std::string_view bytes, std::size_t number) {
  Row row;
  std::memcpy(&row, bytes.data() + number * sizeof row, sizeof row);
  return {{row.id, {row.all[0], row.all[1]}},
          {row.place, row.begin, row.size},
          row.hash,
          row.size != unsound};
}

// The size of the index's first line; 0 if it has none.
std::size_t line_size(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  return end == bytes.npos ? 0 : end + 1;
}

}  // namespace

std::uint64_t hash_of_result(std::string_view result) {
  return XXH3_64bits(result.data(), result.size());
}

std::string ResultIndex::file_of(const std::string& output) { return beside(output, ".index"); }

std::optional<ResultIndex> ResultIndex::open(const std::string& output) {
  const std::string path = file_of(output);
  if (access(path.c_str(), R_OK) != 0) return std::nullopt;
  MappedFile file(path);
  const std::size_t begin = line_size(file.bytes());
  const auto head = Json::parse(std::string(file.bytes().substr(0, begin)));
  if (!head || !head->is_object()) return std::nullopt;
  const Json *const format = head->find("index"), *const recipe = head->find("recipe");
  if (!format || *format != index_format || !recipe || !recipe->is_object()) return std::nullopt;
  if ((file.bytes().size() - begin) / sizeof(Row) > std::numeric_limits<std::uint32_t>::max())
    return std::nullopt;
  Json copy = *recipe;
  return ResultIndex(std::move(file), std::move(copy), begin);
}

ResultIndex::ResultIndex(MappedFile file, Json recipe, std::size_t begin)
    : file_(std::move(file)),
      recipe_(std::move(recipe)),
      begin_(begin),
      order_((file_.bytes().size() - begin) / sizeof(Row)) {
  std::iota(order_.begin(), order_.end(), 0);
  const std::string_view rows = file_.bytes().substr(begin_);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(read_row(rows, a).key, a) < std::pair(read_row(rows, b).key, b);
  });
}

IndexedResult ResultIndex::at(std::uint32_t rank) const {
  return read_row(file_.bytes().substr(begin_), order_[rank]);
}

std::uint32_t ResultIndex::lower_bound(const DocumentKey& key) const {
  std::uint32_t first = 0;
  for (std::uint32_t count = size(); count > 0;) {
    const std::uint32_t half = count / 2;
    if (at(first + half).key < key) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

bool ResultIndex::has_id(std::string_view id) const {
  const DocumentKey least{hash_of_id(id), {}};
  const std::uint32_t rank = lower_bound(least);
  return rank < size() && at(rank).key.id == least.id;
}

ResultIndexWriter::ResultIndexWriter(std::string file, int flags)
    : file_(std::move(file)), descriptor_(open(file_.c_str(), flags | O_WRONLY | O_CLOEXEC, 0666)) {
  if (!descriptor_.is_open())
    throw Error(ErrorCode::output, file_ + ": cannot be written: " + std::strerror(errno));
}

ResultIndexWriter ResultIndexWriter::begin(std::string file, std::shared_future<Json> identity) {
  ResultIndexWriter index(std::move(file), O_CREAT | O_TRUNC);
  index.identity_ = std::move(identity);
  return index;
}

std::optional<ResultIndexWriter> ResultIndexWriter::resume(const std::string& file,
                                                           std::uint64_t documents) {
  if (access(file.c_str(), R_OK) != 0) return std::nullopt;
  std::uint64_t size = 0;
  {
    const MappedFile before(file);
    const std::size_t begin = line_size(before.bytes());
    size = begin + documents * sizeof(Row);
    if (begin == 0 || before.bytes().size() < size) return std::nullopt;
  }
  if (truncate(file.c_str(), static_cast<off_t>(size)) != 0)
    throw Error(ErrorCode::output, file + ": cannot be written: " + std::strerror(errno));
  return ResultIndexWriter(file, O_APPEND);
}

void ResultIndexWriter::add(std::span<const IndexedResult> results) {
  finish();
  bytes_.clear();
  for (const IndexedResult& result : results) {
    const Row row = row_of(result);
    bytes_.append(reinterpret_cast<const char*>(&row), sizeof row);
  }
  write(bytes_);
}

void ResultIndexWriter::finish() {
  if (!identity_.valid()) return;
  write(Json::object({{"index", index_format}, {"recipe", recipe_of(identity_.get())}}).dump() +
        "\n");
  identity_ = {};
}

void ResultIndexWriter::write(std::string_view bytes) {
  if (!write_all(descriptor_.number(), bytes))
    throw Error(ErrorCode::output, file_ + ": cannot be written: " + std::strerror(errno));
}

}  // namespace glossator
