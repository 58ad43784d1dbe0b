#include "plugins/own_file.hpp"

#include <boost/dll/runtime_symbol_info.hpp>
#include <filesystem>

namespace glossator {

const std::string& own_file() {
  static const std::string file = [] {
    const std::filesystem::path told(boost::dll::this_line_location().string());
    return told.is_absolute() ? told.string() : std::string();
  }();
  return file;
}

}  // namespace glossator
