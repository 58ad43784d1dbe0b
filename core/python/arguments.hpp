#pragma once
#include <pybind11/pybind11.h>

#include <cstdint>
#include <glossator/config.hpp>
#include <optional>
#include <string>
#include <vector>

namespace glossator::python {

// These functions check what callers pass. Their messages name in Python's words what they expect
// and find, where pybind11 lists the C++ types of a function.

/// "WHAT: expected EXPECTED; found KIND VALUE", as a TypeError.
[[noreturn]] void refuse_argument(const std::string& what, const std::string& expected,
                                  const pybind11::handle& found);

/// `what` names the argument in messages. Throws TypeError.
std::string text_argument(const pybind11::handle& value, const char* what, const char* expected);
/// None: not given.
std::optional<double> number_argument(const pybind11::handle& value, const char* what);
/// None: not given.
std::optional<bool> truth_argument(const pybind11::handle& value, const char* what);
/// A number from 0 on; one beyond 32 bits is the largest of them. Throws ValueError for another.
std::uint32_t offset_argument(const pybind11::handle& value, const char* what);
/// One name, or several in a list or another iterable; None: not given.
std::optional<std::vector<std::string>> names_argument(const pybind11::handle& value,
                                                       const char* what);

/// The name of a unit. Throws ValueError for a unit that there is not.
Unit unit_argument(const pybind11::handle& value);

}  // namespace glossator::python
