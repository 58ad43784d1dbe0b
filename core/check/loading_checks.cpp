#include "check.hpp"
#include "subject.hpp"

namespace glossator::check {
namespace {

void loads(Subject& subject, Findings&) { subject.library(); }

}  // namespace

std::span<const Check> loading_checks() {
  static constexpr Check checks[] = {
      {"loads", Group::loading, "is found sound and loaded with all its symbols", loads},
  };
  return checks;
}

}  // namespace glossator::check
