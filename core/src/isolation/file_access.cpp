#include "isolation/file_access.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>

#include "glossator/error.hpp"
#include "system/descriptor.hpp"

namespace glossator {
namespace {

// Definitions that older headers lack; the code asks the kernel which of them it knows.
constexpr std::uint64_t fs_rights_1 = (1u << 13) - 1;  // all of ABI 1
constexpr std::uint64_t fs_refer = 1u << 13, fs_truncate = 1u << 14, fs_ioctl_device = 1u << 15;
constexpr std::uint64_t net_rights = 3;    // bind and connect TCP
constexpr std::uint64_t scope_rights = 3;  // abstract sockets and signals

constexpr std::uint64_t read_rights =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE;

struct RulesetAttributes {
  std::uint64_t fs, net, scoped;
};

[[noreturn]] void refuse(const std::string& what, int error) {
  throw Error(ErrorCode::config, "run.sandbox strict: " + what + ": " + std::strerror(error) +
                                     "; it needs Linux 5.13 with Landlock switched on "
                                     "(/sys/kernel/security/lsm names it); use \"limits\" without");
}

// 0: the kernel lacks it.
long landlock_version() {
  return std::max(
      0L, syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
}

// All rights over files that this version knows, but for those over devices.
std::uint64_t fs_rights(long version) {
  return fs_rights_1 | (version >= 2 ? fs_refer : 0) | (version >= 3 ? fs_truncate : 0);
}

// The character devices that are there, one folder deep: GPUs are in folders of their own.
std::vector<std::string> character_devices() {
  namespace fs = std::filesystem;
  std::vector<std::string> devices;
  std::error_code failed;
  for (fs::recursive_directory_iterator at("/dev", failed), end; !failed && at != end;
       at.increment(failed)) {
    if (at.depth() > 0) at.disable_recursion_pending();
    std::error_code ignored;
    if (at->is_character_file(ignored)) devices.push_back(at->path());
  }
  return devices;
}

void allow(int ruleset, const std::string& path, std::uint64_t rights) {
  const Descriptor folder(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!folder.is_open()) return;  // a folder that does not exist needs no rule
  struct stat status {};
  fstat(folder.number(), &status);
  if (!S_ISDIR(status.st_mode)) rights &= ~std::uint64_t{LANDLOCK_ACCESS_FS_READ_DIR};
  landlock_path_beneath_attr rule{};
  rule.allowed_access = rights;
  rule.parent_fd = folder.number();
  if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
    refuse("cannot make " + path + " readable", errno);
}

}  // namespace

void confine_file_access(const std::vector<std::string>& readable_folders) {
  const long version = landlock_version();
  if (version < 1) refuse("this kernel cannot confine file access", errno);
  RulesetAttributes attributes{};
  attributes.fs = fs_rights(version) | (version >= 5 ? fs_ioctl_device : 0);
  if (version >= 4) attributes.net = net_rights;
  if (version >= 6) attributes.scoped = scope_rights;
  const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  const Descriptor ruleset(
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, size, 0)));
  if (!ruleset.is_open()) refuse("cannot confine file access", errno);

  for (const std::string& folder : readable_folders) allow(ruleset.number(), folder, read_rights);
  for (const char* system : {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib",
                             "/usr/share/zoneinfo", "/etc/ld.so.cache", "/etc/localtime",
                             "/dev/null", "/dev/urandom", "/proc/self", "/sys/devices/system/cpu"})
    allow(ruleset.number(), system, read_rights);
  if (syscall(SYS_landlock_restrict_self, ruleset.number(), 0) != 0)
    refuse("cannot confine file access", errno);
}

bool forbid_writing() {
  const long version = landlock_version();
  if (version < 1) return false;
  RulesetAttributes attributes{};
  attributes.fs = fs_rights(version) & ~read_rights;
  constexpr std::size_t size = sizeof attributes.fs;
  const Descriptor ruleset(
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, size, 0)));
  if (!ruleset.is_open()) return false;
  for (const std::string& device : character_devices())
    allow(ruleset.number(), device, LANDLOCK_ACCESS_FS_WRITE_FILE);
  allow(ruleset.number(), "/proc/self", LANDLOCK_ACCESS_FS_WRITE_FILE);  // names of threads
  return syscall(SYS_landlock_restrict_self, ruleset.number(), 0) == 0;
}

}  // namespace glossator
