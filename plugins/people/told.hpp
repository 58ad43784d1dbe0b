#pragma once
/// Words for `gloss explain`: what ties a mention to its person. Never in an ordinary run.
#include "gloss/explain.hpp"
#include "people/person.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

void tell_person(const Person& person, const Result& result, std::string_view text,
                 const Trace& trace);

}  // namespace people
}  // namespace gloss
