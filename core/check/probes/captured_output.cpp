#include "check/probes/captured_output.hpp"

#include <sys/stat.h>
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

std::size_t CapturedOutput::size() {
  std::fflush(nullptr);
  struct stat about {};
  return fstat(fileno(file_), &about) == 0 ? static_cast<std::size_t>(about.st_size) : 0;
}

// By offset, since the descriptors that write to the file share its position.
std::string CapturedOutput::since(std::size_t begin) {
  const std::size_t end = size();
  std::string text(end > begin ? end - begin : 0, '\0');
  const auto got = pread(fileno(file_), text.data(), text.size(), static_cast<off_t>(begin));
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return text;
}

std::string CapturedOutput::stop() {
  if (out_ < 0) return "";
  std::fflush(nullptr);
  dup2(out_, 1);
  dup2(error_, 2);
  close(out_);
  close(error_);
  out_ = error_ = -1;
  return since(0);
}

}  // namespace glossator::check
