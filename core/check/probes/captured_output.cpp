#include "check/probes/captured_output.hpp"

#include <unistd.h>

#include "glossator/error.hpp"

namespace glossator::check {

CapturedOutput::CapturedOutput() : file_(std::tmpfile()), out_(dup(1)), error_(dup(2)) {
  if (!file_) throw Error(ErrorCode::internal, "no temporary file to capture output in");
  std::fflush(nullptr);
  dup2(fileno(file_), 1);
  dup2(fileno(file_), 2);
}

CapturedOutput::~CapturedOutput() {
  stop();
  std::fclose(file_);
}

std::string CapturedOutput::stop() {
  if (out_ < 0) return "";
  std::fflush(nullptr);
  dup2(out_, 1);
  dup2(error_, 2);
  close(out_);
  close(error_);
  out_ = error_ = -1;
  std::fseek(file_, 0, SEEK_END);
  std::string text(static_cast<std::size_t>(std::ftell(file_)), '\0');
  std::rewind(file_);
  text.resize(std::fread(text.data(), 1, text.size(), file_));
  return text;
}

}  // namespace glossator::check
