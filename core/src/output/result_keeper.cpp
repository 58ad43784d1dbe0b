#include "output/result_keeper.hpp"

#include <numeric>

#include "records/result_builder.hpp"

namespace glossator {

ResultKeeper::ResultKeeper(std::shared_ptr<const std::vector<LayerSchema>> schemas)
    : schemas_(std::move(schemas)) {}

std::vector<std::uint32_t> ResultKeeper::layers() const {
  std::vector<std::uint32_t> all(schemas_->size());
  std::iota(all.begin(), all.end(), 0u);
  return all;
}

void ResultKeeper::begin_group() {
  if (is_ended_) results_.clear();
  is_ended_ = false;
}

void ResultKeeper::append(const Document&, const Annotations& annotations, OutputBuffer&) {
  begin_group();
  results_.push_back(annotations.copy());
}

void ResultKeeper::append(const Document& document, const Error& error, OutputBuffer&) {
  begin_group();
  ResultBuilder builder(document, schemas_);
  builder.set_status(Status::error, {{"", "", error.code(), error.what()}});
  results_.push_back(builder.take());
}

void ResultKeeper::end_group(OutputBuffer&) {
  begin_group();
  is_ended_ = true;
}

void ResultTaker::count(const Annotations& annotations) {
  ++taken_;
  failed_ += annotations.status() != Status::ok;
  for (const Failure& failure : annotations.failures()) ++errors_[name_of(failure.code)];
}

void ResultTaker::write(const WrittenGroup& group) {
  for (Result& result : group.results) {
    if (!wants_more_) return;
    count(*result);
    wants_more_ = take_(std::move(result));
  }
}

}  // namespace glossator
