#pragma once
#include <string>

#include "glossator/pipeline.hpp"

namespace glossator {

/// The brat name of a layer's type: `people_person`. brat allows letters, digits, - and _.
std::string brat_type(const std::string& layer, const std::string& type);

/// annotation.conf: the types and relations that the files may use.
std::string brat_configuration(const Pipeline& pipeline);

}  // namespace glossator
