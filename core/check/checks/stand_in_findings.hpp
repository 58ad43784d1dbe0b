#pragma once
#include <string>
#include <vector>

#include "check/subject/stand_in.hpp"
#include "check/suite/findings.hpp"

namespace glossator::check {

/// Annotates `documents` through `stand_in` and reports each that fails, with `remedy`.
void annotate_all(StandIn& stand_in, const std::vector<Document>& documents, const char* remedy,
                  Findings& findings);

/// Makes the plugin's annotator and annotates some documents while something that create() needs
/// may be missing. create() may refuse; a refusal with an unsuitable status is reported. `what`
/// names the missing thing.
void create_and_annotate(StandIn& stand_in, const std::string& what, Findings& findings);

}  // namespace glossator::check
