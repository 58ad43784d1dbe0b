#pragma once
#include "glossator/annotations.hpp"

namespace glossator {

/// The word for a status in every output format.
constexpr const char* name_of(Status status) {
  switch (status) {
    case Status::ok:
      return "ok";
    case Status::partial:
      return "partial";
    case Status::error:
      break;
  }
  return "error";
}

}  // namespace glossator
