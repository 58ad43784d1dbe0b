#pragma once
#include <string>
#include <vector>

#include "check/subject/stand_in.hpp"
#include "check/suite/findings.hpp"

namespace glossator::check {

/// Annotates `documents` through `stand_in` and tells of each that fails, with `remedy`.
void annotate_all(Subject& subject, StandIn& stand_in, const std::vector<Document>& documents,
                  const char* remedy, Findings& findings);

/// Tells of each step that failed on a text, with `remedy`; one before the plugin under test is
/// blamed by its own name. `where` names the text. `may_fail`: the plugin under test may refuse it.
void tell_failures(Subject& subject, const Annotations& annotations, const std::string& where,
                   const char* remedy, Findings& findings, bool may_fail = false);

/// Makes the plugin's annotator and annotates some documents, where something that create() needs
/// may be missing: it may refuse, and is told of if it does so with a status that says another
/// thing. `what` names what is missing.
void create_and_annotate(Subject& subject, StandIn& stand_in, const std::string& what,
                         Findings& findings);

}  // namespace glossator::check
