#pragma once
/// A class in the host's own process: option `in_process`.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "python_side.hpp"

namespace gloss_python {

/// Where Python is, if the host is no Python program.
struct EmbeddedPython {
  std::vector<std::string> libraries;  ///< libpython, in the order in which they are tried
  std::string interpreter;             ///< the program whose packages are used
  std::string package;                 ///< the folder of the Python package `glossator`
};

/// Makes the class's object by the first message. In a Python program its interpreter is used;
/// elsewhere the first call in the process starts one, which stays to its end, and all later ones
/// share it. Calls from several threads wait for each other: Python runs one at a time. Throws
/// gloss::Error.
std::unique_ptr<PythonSide> start_inside(const EmbeddedPython& python, std::string_view hello,
                                         const FindFile& find_file);

}  // namespace gloss_python
