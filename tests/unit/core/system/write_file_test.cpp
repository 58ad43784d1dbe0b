#include "system/write_file.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/temp_dir.hpp"

namespace write_file_test {

using glossator::write_file;
namespace fs = std::filesystem;

namespace {

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t file_count(const std::string& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("A file is written whole, in place of the one that was there") {
  const TempDir folder;
  const std::string path = folder.write("page.html", "something longer than the new content");
  REQUIRE(write_file(path, "new"));
  CHECK(content(path) == "new");
  CHECK(write_file(folder.path() + "/other", ""));
  CHECK(content(folder.path() + "/other").empty());
  CHECK(file_count(folder.path()) == 2);
}

TEST_CASE("A file that cannot be written leaves nothing behind and says why") {
  const TempDir folder;
  CHECK_FALSE(write_file(folder.path() + "/none/page.html", "new"));
  CHECK(errno == ENOENT);
  fs::create_directory(folder.path() + "/page.html");
  CHECK_FALSE(write_file(folder.path() + "/page.html", "new"));
  CHECK(errno == EISDIR);
  CHECK(file_count(folder.path()) == 1);
}

TEST_CASE("A link stays, and its file is written") {
  const TempDir folder;
  const std::string file = folder.write("there/page.html", "old");
  const std::string link = folder.path() + "/link.html";
  fs::create_symlink("there/page.html", link);
  REQUIRE(write_file(link, "new"));
  CHECK(fs::is_symlink(link));
  CHECK(content(file) == "new");
}

TEST_CASE("A device or pipe is written to and stays what it is") {
  const TempDir folder;
  const std::string pipe = folder.path() + "/pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  std::fstream reader(pipe, std::ios::in | std::ios::out);  // opening a pipe would wait else
  REQUIRE(write_file(pipe, "line\n"));
  std::string line;
  std::getline(reader, line);
  CHECK(line == "line");
  CHECK(fs::is_fifo(pipe));
  CHECK(write_file("/dev/null", "new"));
  CHECK(fs::is_character_file("/dev/null"));
}

}  // namespace write_file_test
