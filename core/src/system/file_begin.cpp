#include "system/file_begin.hpp"

#include <fstream>

namespace glossator {

std::string file_begin(const std::string& path, std::size_t size) {
  std::ifstream in(path, std::ios::binary);
  std::string begin(size, '\0');
  in.read(begin.data(), static_cast<std::streamsize>(size));
  begin.resize(static_cast<std::size_t>(in.gcount()));
  return begin;
}

}  // namespace glossator
