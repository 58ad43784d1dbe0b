#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "output/record_writer.hpp"
#include "output/result_sink.hpp"

namespace glossator {

/// A writer without bytes: it keeps the results of a group.
class ResultKeeper final : public RecordWriter {
 public:
  /// `schemas` are those of all layers, by number.
  explicit ResultKeeper(std::shared_ptr<const std::vector<LayerSchema>> schemas);

  std::vector<std::uint32_t> layers() const override;
  void append(const Document& document, const Annotations& annotations, OutputBuffer& out) override;
  void append(const Document& document, const Error& error, OutputBuffer& out) override;
  void end_group(OutputBuffer& out) override;
  std::span<Result> results() override { return results_; }

 private:
  void begin_group();

  std::shared_ptr<const std::vector<LayerSchema>> schemas_;
  std::vector<Result> results_;
  bool is_ended_ = true;  // of results_
};

/// Hands kept results on, one by one, until one is not taken.
class ResultTaker final : public ResultSink {
 public:
  using Take = std::function<bool(Result)>;
  /// Borrowed.
  explicit ResultTaker(const Take& take) : take_(take) {}

  void write(const WrittenGroup& group) override;
  bool wants_more() const override { return wants_more_; }
  std::uint64_t position() override { return taken_; }
  void close() override {}

  // Of the results that were handed on, also the one that was not taken.
  std::uint64_t taken() const { return taken_; }
  std::uint64_t failed() const { return failed_; }
  const std::map<std::string, std::uint64_t>& errors() const { return errors_; }

 private:
  void count(const Annotations& annotations);

  const Take& take_;
  bool wants_more_ = true;
  std::uint64_t taken_ = 0, failed_ = 0;
  std::map<std::string, std::uint64_t> errors_;
};

}  // namespace glossator
