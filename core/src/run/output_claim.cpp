#include "run/output_claim.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "glossator/error.hpp"
#include "run/run_journal.hpp"

namespace glossator {
namespace {

struct stat status_of(int descriptor) {
  struct stat status {};
  fstat(descriptor, &status);
  return status;
}

}  // namespace

OutputClaim::OutputClaim(const std::string& output) : file_(RunJournal::file_of(output)) {
  for (;;) {
    found_journal_ = access(file_.c_str(), F_OK) == 0;
    descriptor_ = open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0)
      throw Error(ErrorCode::usage, output + ": cannot be written: " + std::strerror(errno));
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      const int problem = errno;
      close(descriptor_);
      throw Error(ErrorCode::usage,
                  problem == EWOULDBLOCK
                      ? output + ": another run is writing to it; wait for its end, or name another"
                      : file_ + ": cannot be locked: " + std::strerror(problem));
    }
    // The run that held the lock may have removed the file between open() and flock().
    if (status_of(descriptor_).st_nlink > 0) return;
    close(descriptor_);
  }
}

OutputClaim::~OutputClaim() {
  const struct stat status = status_of(descriptor_);
  if (!found_journal_ && !is_begun_ && status.st_nlink > 0 && status.st_size == 0)
    unlink(file_.c_str());
  close(descriptor_);
}

}  // namespace glossator
