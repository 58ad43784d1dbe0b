#include "run/run_journal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>

#include "glossator/error.hpp"
#include "system/beside_output.hpp"
#include "system/file_hash.hpp"
#include "system/write_all.hpp"

namespace glossator {
namespace {

constexpr int journal_format = 2;

Json position_json(const RunPosition& position, std::uint64_t output) {
  Json line = Json::object({{"documents", position.counts.documents},
                            {"failed", position.counts.failed},
                            {"text_bytes", position.counts.bytes},
                            {"errors", errors_json(position.counts)},
                            {"input_hash", hex_of(position.input_hash)},
                            {"output", output}});
  const auto& recent = position.recent_failures;
  if (!recent.empty()) line["recent_failures"] = Json::array({recent.begin(), recent.end()});
  return line;
}

std::uint64_t hash_of(const std::string& hex) {
  std::uint64_t hash = 0;
  const char* const end = hex.data() + hex.size();
  const auto [at, failed] = std::from_chars(hex.data(), end, hash, 16);
  if (failed != std::errc() || at != end) throw JsonError("expected a hash in hexadecimal digits");
  return hash;
}

void read_position(const Json& line, JournalState& state) {
  RunPosition& position = state.position;
  position.counts.documents = line.at("documents").unsigned_integer();
  position.counts.failed = line.at("failed").unsigned_integer();
  position.counts.bytes = line.at("text_bytes").unsigned_integer();
  position.counts.errors.clear();
  for (const auto& [kind, count] : line.at("errors").members())
    position.counts.errors[kind] = count.unsigned_integer();
  position.input_hash = hash_of(line.at("input_hash").text());
  position.recent_failures.clear();
  if (const Json* recent = line.find("recent_failures"))
    for (const Json& number : recent->items())
      position.recent_failures.push_back(number.unsigned_integer());
  state.output = line.at("output").unsigned_integer();
}

void read_line(const std::string& file, const Json& line, std::optional<JournalState>& state) {
  if (state) return read_position(line, *state);
  if (line.at("journal") != journal_format)
    throw Error(ErrorCode::input,
                file + ": is of another version of gloss; run without --resume to begin anew");
  state.emplace().identity = line.at("identity");
}

}  // namespace

std::string RunJournal::file_of(const std::string& output) {
  return journal_file_of(output);
}

std::optional<JournalState> RunJournal::read(const std::string& output) {
  const std::string file = file_of(output);
  std::ifstream in(file, std::ios::binary);
  std::optional<JournalState> state;
  std::string line;
  // A line without its end was cut off when the run was killed, so it is skipped.
  for (std::uint64_t number = 1; std::getline(in, line) && !in.eof(); ++number) try {
      read_line(file, Json::parse(line).value_or(nullptr), state);
    } catch (const JsonError&) {
      throw Error(ErrorCode::input, file + ":" + std::to_string(number) +
                                        ": is no journal of a run; run without --resume to begin "
                                        "anew");
    }
  return state;
}

RunJournal::RunJournal(std::string file, int flags)
    : file_(std::move(file)), descriptor_(open(file_.c_str(), flags | O_WRONLY | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0)
    throw Error(ErrorCode::output, file_ + ": cannot be written: " + std::strerror(errno));
}

RunJournal::RunJournal(RunJournal&& other) noexcept
    : file_(std::move(other.file_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      identity_(std::move(other.identity_)) {}

RunJournal::~RunJournal() {
  if (descriptor_ >= 0) close(descriptor_);
}

RunJournal RunJournal::begin(const std::string& output, std::shared_future<Json> identity) {
  RunJournal journal(file_of(output), O_CREAT | O_TRUNC);
  journal.identity_ = std::move(identity);
  return journal;
}

RunJournal RunJournal::resume(const std::string& output) {
  const std::string file = file_of(output);
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto end = text.rfind('\n');
  if (truncate(file.c_str(), end == text.npos ? 0 : static_cast<off_t>(end + 1)) != 0)
    throw Error(ErrorCode::output, file + ": cannot be written: " + std::strerror(errno));
  return RunJournal(file, O_APPEND);
}

void RunJournal::note(const RunPosition& position, std::uint64_t output) {
  if (identity_.valid()) {
    write_line(Json::object({{"journal", journal_format}, {"identity", identity_.get()}}));
    identity_ = {};
  }
  write_line(position_json(position, output));
}

void RunJournal::write_line(const Json& json) {
  const std::string line = json.dump() + "\n";
  if (!write_all(descriptor_, line))
    throw Error(ErrorCode::output, file_ + ": cannot be written: " + std::strerror(errno));
}

void RunJournal::remove() { unlink(file_.c_str()); }

}  // namespace glossator
