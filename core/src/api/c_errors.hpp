#pragma once
#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

#include "glossator.h"
#include "glossator/error.hpp"

namespace glossator {

/// Stores the current exception as this thread's failure for glossator_error(); returns its status.
/// REQUIRES: called within a catch.
glossator_status note_failure() noexcept;

/// Returns `call()`; if it throws, notes the failure and returns `otherwise`.
template <class Result, class Call>
Result guarded(Result otherwise, Call&& call) noexcept {
  try {
    return call();
  } catch (...) {
    note_failure();
    return otherwise;
  }
}

/// The same for functions that return a status.
template <class Call>
glossator_status guarded_status(Call&& call) noexcept {
  try {
    call();
    return GLOSSATOR_OK;
  } catch (...) {
    return note_failure();
  }
}

inline glossator_status status_of(ErrorCode code) {
  return static_cast<glossator_status>(code) + 1;
}

[[noreturn]] inline void refuse(const std::string& message) {
  throw Error(ErrorCode::usage, message);
}

/// Throws if `pointer` is NULL; the message calls it `what`.
template <class Pointee>
Pointee& required(Pointee* pointer, const char* what) {
  if (!pointer) refuse(std::string(what) + " is NULL");
  return *pointer;
}

/// Copies a text of the caller. Throws if it is a NULL pointer with a size.
std::string copied(gloss_string text, const char* what);
/// The same where an empty text is refused too.
std::string given_text(gloss_string text, const char* what);

/// Copies the caller's struct; members that the caller was compiled without are zero. Throws if its
/// struct_size is below `least`. `given` starts with struct_size.
template <class Struct>
Struct filled(const Struct& given, std::size_t least, const char* what) {
  if (given.struct_size < least)
    refuse(std::string(what) + ".struct_size is " + std::to_string(given.struct_size) +
           "; expected sizeof " + what);
  Struct out{};
  std::memcpy(&out, &given, std::min<std::size_t>(given.struct_size, sizeof out));
  return out;
}

/// Writes `value` into the caller's struct, up to its struct_size.
template <class Struct>
void hand_out(Struct value, Struct& out, const char* what) {
  if (out.struct_size < sizeof out.struct_size)
    refuse(std::string(what) + ".struct_size is " + std::to_string(out.struct_size) +
           "; expected sizeof " + what);
  value.struct_size = out.struct_size;
  std::memcpy(&out, &value, std::min<std::size_t>(out.struct_size, sizeof value));
}

inline gloss_string borrowed(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace glossator
