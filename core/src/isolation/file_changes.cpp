#include "isolation/file_changes.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <seccomp.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

#include "glossator/error.hpp"

namespace glossator {
namespace {

// Numbers of x86-64 that older headers lack; they are the same on all systems.
constexpr int call_setxattrat = 463, call_removexattrat = 466, call_file_setattr = 469,
              call_fchmodat2 = 452;

constexpr int changing_calls[] = {
    // names
    SCMP_SYS(creat), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat),
    SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink), SCMP_SYS(unlinkat),
    SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir), SCMP_SYS(mknod), SCMP_SYS(mknodat),
    // contents, by name; open descriptors are read-only
    SCMP_SYS(truncate), SCMP_SYS(open_by_handle_at),
    // rights, owners, times, attributes
    SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), call_fchmodat2, SCMP_SYS(chown),
    SCMP_SYS(fchown), SCMP_SYS(lchown), SCMP_SYS(fchownat), SCMP_SYS(utime), SCMP_SYS(utimes),
    SCMP_SYS(futimesat), SCMP_SYS(utimensat), SCMP_SYS(setxattr), SCMP_SYS(lsetxattr),
    SCMP_SYS(fsetxattr), call_setxattrat, SCMP_SYS(removexattr), SCMP_SYS(lremovexattr),
    SCMP_SYS(fremovexattr), call_removexattrat, call_file_setattr,
    // file systems
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(swapon), SCMP_SYS(swapoff),
    SCMP_SYS(acct), SCMP_SYS(quotactl)};

/// A filter that allows what it does not deny.
class Filter {
 public:
  Filter() : filter_(seccomp_init(SCMP_ACT_ALLOW), seccomp_release) {
    if (!filter_) check(-ENOSYS, "no filter");
    check(seccomp_attr_set(filter_.get(), SCMP_FLTATR_CTL_TSYNC, 1), "all threads");
  }

  void deny(int call, int error = EACCES) {
    check(seccomp_rule_add(filter_.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call, 0),
          "a rule");
  }
  /// Denies the call if the bits `mask` of its argument `index` are `bits`.
  void deny_if(int call, unsigned index, unsigned mask, unsigned bits) {
    const scmp_arg_cmp argument{index, SCMP_CMP_MASKED_EQ, mask, bits};
    check(seccomp_rule_add(filter_.get(), SCMP_ACT_ERRNO(EACCES), call, 1, argument), "a rule");
  }
  void load() { check(seccomp_load(filter_.get()), "loading the filter"); }

 private:
  static void check(int result, const char* what) {
    if (result >= 0) return;
    throw Error(ErrorCode::config,
                std::string("run.sandbox: this kernel cannot keep plugins from changing files "
                            "(seccomp): ") +
                    what + ": " + std::strerror(-result) + "; use \"off\" without");
  }

  std::unique_ptr<void, decltype(&seccomp_release)> filter_;
};

void deny_opening_for_writing(Filter& filter) {
  constexpr int calls[][2] = {{SCMP_SYS(open), 1}, {SCMP_SYS(openat), 2}};  // and their flags
  for (const auto& [call, flags] : calls) {
    const auto index = static_cast<unsigned>(flags);
    for (const unsigned mode : {O_WRONLY, O_RDWR, O_ACCMODE})
      filter.deny_if(call, index, O_ACCMODE, mode);
    for (const unsigned flag : {O_CREAT, O_TRUNC}) filter.deny_if(call, index, flag, flag);
  }
  // Its flags are in memory, which a filter cannot read; the C library has other ways to open.
  filter.deny(SCMP_SYS(openat2), ENOSYS);
}

}  // namespace

void forbid_file_changes(Opening opening) {
  Filter filter;
  for (const int call : changing_calls) filter.deny(call);
  // A ring of its own makes system calls that no filter sees.
  filter.deny(SCMP_SYS(io_uring_setup), ENOSYS);
  constexpr unsigned all = ~0u;
  for (const unsigned request : {unsigned{FS_IOC_SETFLAGS}, unsigned{FS_IOC_FSSETXATTR}})
    filter.deny_if(SCMP_SYS(ioctl), 1, all, request);
  if (opening == Opening::is_not_confined) deny_opening_for_writing(filter);
  filter.load();
}

}  // namespace glossator
