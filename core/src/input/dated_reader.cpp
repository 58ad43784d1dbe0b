#include "input/dated_reader.hpp"

#include <utility>

#include "text/document_date.hpp"
#include "text/readable_text.hpp"

namespace glossator {
namespace {

class DatedReader final : public Reader {
 public:
  DatedReader(std::unique_ptr<Reader> reader, BadDates policy, Logger log)
      : reader_(std::move(reader)), policy_(policy), log_(std::move(log)) {}

  bool next(InputDocument& out) override {
    if (!reader_->next(out)) return false;
    std::string& date = out.document.date;
    if (date.empty() || out.error) return true;
    if (auto iso = read_document_date(date)) {
      date = std::move(*iso);
      return true;
    }
    const std::string message = shown_id(out.document.id) + ": " + describe_bad_date(date);
    date.clear();
    if (policy_ == BadDates::warn) {
      if (log_) log_(LogLevel::warning, message + "; it is ignored");
      return true;
    }
    out.error.emplace(ErrorCode::input,
                      message + "; to ignore such dates, set input.dates to \"warn\"");
    out.document.text.clear();
    return true;
  }
  bool would_wait() const override { return reader_->would_wait(); }
  std::uint64_t bytes_read() const override { return reader_->bytes_read(); }
  std::optional<std::uint64_t> bytes_total() const override { return reader_->bytes_total(); }

 private:
  std::unique_ptr<Reader> reader_;
  BadDates policy_;
  Logger log_;
};

}  // namespace

std::unique_ptr<Reader> read_dates(std::unique_ptr<Reader> reader, BadDates policy, Logger log) {
  return std::make_unique<DatedReader>(std::move(reader), policy, std::move(log));
}

}  // namespace glossator
