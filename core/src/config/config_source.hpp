#pragma once
#include <string>
#include <vector>

#include "config/config_overrides.hpp"
#include "glossator/config.hpp"
#include "json/json_source.hpp"

namespace glossator {

/// What a Config was made of.
struct Config::Source {
  std::string file;  ///< as the user named it; empty: none
  nlohmann::ordered_json value;
  Places places;  ///< none of a config that was made in code
  std::vector<AppliedOverride> overrides;

  Problem locate(const std::string& pointer, Place Places::*part) const;
};

}  // namespace glossator
