#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace glossator::check {

/// What is said of a licence expression in the form of SPDX, "MIT", "(MIT OR Apache-2.0) AND ISC".
struct LicenseReading {
  std::string problem;               ///< why it is no expression; empty: it is one
  std::vector<std::string> unknown;  ///< its identifiers that are not among the usual ones
};
LicenseReading read_license(std::string_view expression);

/// The usual identifiers, a part of those on https://spdx.org/licenses.
const std::vector<std::string>& usual_licenses();

}  // namespace glossator::check
