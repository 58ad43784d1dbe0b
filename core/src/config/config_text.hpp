#pragma once
#include <string>
#include <vector>

#include "config/config_overrides.hpp"
#include "glossator/config.hpp"
#include "json/json_source.hpp"

namespace glossator {

/// The JSON that a Config is made of.
struct Config::Text {
  std::string file;  ///< as the user named it; empty: none
  Json value;
  Places places;  ///< empty for a config made in code
  std::vector<AppliedOverride> overrides;

  Problem locate(const std::string& pointer, Place Places::*part) const;
};

}  // namespace glossator
