#include "plugins/plugin_file.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "plugins/elf_file.hpp"
#include "plugins/plugin_failure.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

// Whoever can write a plugin can run code as each of its users. In a sticky folder (/tmp) nobody
// can replace the files of others.
void refuse_writable(const std::string& path) {
  struct stat file, folder;
  const fs::path real = fs::canonical(path);
  if (stat(real.c_str(), &file) != 0) return;
  if (file.st_mode & S_IWOTH)
    throw PluginFailure(path, "refused", "everybody may write this file, so it is not loaded",
                        "chmod o-w " + path);
  for (const fs::path& at : {real.parent_path(), fs::absolute(path).parent_path()})
    if (stat(at.c_str(), &folder) == 0 && (folder.st_mode & S_IWOTH) && !(folder.st_mode & S_ISVTX))
      throw PluginFailure(path, "refused",
                          "everybody may write its folder " + at.string() + ", so it is not loaded",
                          "chmod o-w " + at.string());
}

// Says what is there in place of a file.
void require_file(const std::string& path) {
  std::error_code ignored;
  const fs::file_status found = fs::status(path, ignored);
  if (fs::is_regular_file(found)) return;
  if (fs::is_directory(found))
    throw PluginFailure(path, "not_found", "is a folder, not a library",
                        "name a library in it, or the folder with --plugin-path");
  if (fs::exists(found))
    throw PluginFailure(path, "not_found",
                        fs::is_fifo(found)     ? "is a named pipe, not a library"
                        : fs::is_socket(found) ? "is a socket, not a library"
                                               : "is a device, not a library",
                        "name a file");
  if (fs::is_symlink(fs::symlink_status(path, ignored)))
    throw PluginFailure(path, "not_found",
                        "is a link to " + fs::read_symlink(path, ignored).string() +
                            ", which is not there or cannot be reached",
                        "mend the link, or name another file");
  throw PluginFailure(path, "not_found", "no such file", "build it, or name another");
}

}  // namespace

void check_plugin_file(const std::string& path) {
  require_file(path);
  refuse_writable(path);
  check_elf(path);
}

void fail_without_entry(const std::string& path, bool has_next_major) {
  if (has_next_major)
    throw PluginFailure(path, "other_major",
                        "has only the entry of ABI major 2; this host has major 1",
                        "update the host or build the plugin against its header");
  throw PluginFailure(path, "no_entry", "no symbol `gloss_entry_1`: not a Glossator plugin",
                      "a plugin ends with GLOSS_EXPORT(...) and is built with gloss_add_plugin()");
}

}  // namespace glossator
