#pragma once
#include <pybind11/pybind11.h>

#include <glossator/result_reader.hpp>
#include <memory>
#include <string>
#include <vector>

#include "kept_result.hpp"

namespace glossator::python {

/// The results in a file of JSON Lines that `gloss run` wrote, one after the other. One thread at a
/// time.
class ResultFile {
 public:
  /// `layers`, `unit` and `text` are those of the run's output. Throws what ResultReader throws.
  ResultFile(const std::string& path, std::vector<std::string> layers, const std::string& unit,
             bool text);

  /// Keeps other threads off a file while it is read. The GIL is held at its begin and end. Throws
  /// ValueError if it is read already.
  class Reading {
   public:
    explicit Reading(ResultFile& file);
    Reading(const Reading&) = delete;
    ~Reading() { file_.is_read_ = false; }

   private:
    ResultFile& file_;
  };

  const std::shared_ptr<const ResultForm>& form() const { return form_; }
  /// The next result, NULL at the end. Throws what ResultReader::next() throws.
  std::shared_ptr<KeptResult> next();

 private:
  ResultReader reader_;
  bool is_read_ = false;
  std::shared_ptr<const ResultForm> form_;
};

/// Adds ResultFile.
void add_result_file(pybind11::module_& module);

}  // namespace glossator::python
