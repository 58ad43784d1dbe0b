#include "check/spdx_license.hpp"

#include <catch2/catch.hpp>
#include <tuple>

using glossator::check::read_license;
using Names = std::vector<std::string>;

TEST_CASE("An SPDX expression is read to its end", "[spdx_license]") {
  const auto [expression, unknown] = GENERATE(table<std::string, Names>({
      {"MIT", {}},
      {"Apache-2.0 WITH LLVM-exception", {}},
      {"(MIT OR (ISC AND Zlib)) AND BSD-3-Clause", {}},
      {"LicenseRef-Acme", {}},
      {"GPL-2.0-only+", {}},
      {"Acme-1.0 OR MIT", {"Acme-1.0"}},
  }));
  const auto reading = read_license(expression);
  CHECK(reading.problem == "");
  CHECK(reading.unknown == unknown);
}

TEST_CASE("What is no SPDX expression is refused with its place", "[spdx_license]") {
  const auto [expression, problem] = GENERATE(table<std::string, std::string>({
      {"", "its end where the identifier of a licence was expected"},
      {"Apache 2.0", "`2.0` where AND, OR or the end was expected"},
      {"MIT AND", "its end where the identifier of a licence was expected"},
      {"MIT AND OR ISC", "`OR` where the identifier of a licence was expected"},
      {"(MIT", "its end where a closing bracket was expected"},
      {"MIT)", "`)` where AND, OR or the end was expected"},
      {"MIT/ISC", "`MIT/ISC` where the identifier of a licence was expected"},
      {"GPL-2.0-only WITH", "its end where the identifier of an exception was expected"},
      {std::string(100000, '('), "`(` where an expression with fewer brackets was expected"},
  }));
  CHECK(read_license(expression).problem == problem);
}
