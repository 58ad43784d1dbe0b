#include "api/c_errors.hpp"

#include <new>
#include <vector>

namespace glossator {
namespace {

struct Failure {
  glossator_status status = GLOSSATOR_OK;
  std::string text;
  std::vector<Problem> problems;
  bool lacks_memory = false;  // no memory even for the text
};

thread_local Failure failure;

static_assert(static_cast<int>(ErrorCode::usage) + 1 == GLOSSATOR_E_USAGE &&
              static_cast<int>(ErrorCode::config) + 1 == GLOSSATOR_E_CONFIG &&
              static_cast<int>(ErrorCode::document) + 1 == GLOSSATOR_E_DOCUMENT &&
              static_cast<int>(ErrorCode::limit) + 1 == GLOSSATOR_E_LIMIT &&
              static_cast<int>(ErrorCode::internal) + 1 == GLOSSATOR_E_INTERNAL &&
              static_cast<int>(ErrorCode::timeout) + 1 == GLOSSATOR_E_TIMEOUT);

void note(glossator_status status, const char* text, std::vector<Problem> problems = {}) {
  failure.status = status;
  failure.lacks_memory = false;
  failure.problems = std::move(problems);
  failure.text = text;
}

void note_in_flight() {
  try {
    throw;
  } catch (const ConfigError& error) {
    note(GLOSSATOR_E_CONFIG, error.what(), error.problems());
  } catch (const Error& error) {
    note(status_of(error.code()), error.what());
  } catch (const std::bad_alloc&) {
    note(GLOSSATOR_E_LIMIT, "out of memory");
  } catch (const std::length_error&) {
    note(GLOSSATOR_E_LIMIT, "a text or list of the call is larger than memory can be");
  } catch (const std::exception& error) {
    note(GLOSSATOR_E_INTERNAL, error.what());
  } catch (...) {
    note(GLOSSATOR_E_INTERNAL, "an exception that is not a std::exception");
  }
}

}  // namespace

glossator_status note_failure() noexcept {
  try {
    note_in_flight();
  } catch (...) {
    failure.status = GLOSSATOR_E_LIMIT;
    failure.lacks_memory = true;
    failure.problems.clear();
  }
  return failure.status;
}

std::string copied(gloss_string text, const char* what) {
  if (text.size > 0) required(text.data, what);
  return text.size == 0 ? std::string() : std::string(text.data, text.size);
}

std::string given_text(gloss_string text, const char* what) {
  if (text.size == 0) refuse(std::string(what) + (text.data ? " is empty" : " is NULL"));
  return copied(text, what);
}

}  // namespace glossator

using namespace glossator;

const char* glossator_error(void) {
  return failure.lacks_memory ? "out of memory" : failure.text.c_str();
}

glossator_status glossator_error_status(void) { return failure.status; }

uint32_t glossator_problem_count(void) { return static_cast<uint32_t>(failure.problems.size()); }

glossator_status glossator_problem_at(uint32_t index, glossator_problem* out) {
  if (index >= failure.problems.size() || !out || out->struct_size < sizeof out->struct_size)
    return GLOSSATOR_E_USAGE;
  const Problem& problem = failure.problems[index];
  hand_out({0, problem.line, problem.column, 0, problem.file.c_str(), problem.pointer.c_str(),
            problem.message.c_str()},
           *out, "glossator_problem");
  return GLOSSATOR_OK;
}
