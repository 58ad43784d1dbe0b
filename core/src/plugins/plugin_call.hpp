#pragma once
#include <gloss/plugin.h>

#include <exception>
#include <string>
#include <string_view>

namespace glossator {

/// The name and version that plugins see of this host. Static.
gloss_string host_name();
gloss_string host_version();

/// The set_error of a gloss_host: keeps the text for take_error_text() in the same thread.
void set_error_text(void* self, gloss_status code, gloss_string message);
/// Keeps the text of a host service's own failure, likewise.
void keep_error_text(std::string text);

/// Services for a library's init(): no files, no extensions, nothing logged.
const gloss_host& loader_host();

/// Returns and forgets the text that the plugin passed to set_error in this thread. Empty: none.
std::string take_error_text();

/// `text`, or the meaning of the status if the plugin gave no text; "out of memory" for that
/// status.
std::string describe_status(gloss_status status, const std::string& text);

/// Runs `call()` and turns an exception that a plugin throws across the C line into
/// GLOSS_E_CONTRACT and a text. An exception from a plugin with a C++ runtime of its own still ends
/// the process: only gloss/export.hpp, inside the plugin, holds it back.
template <class Call>
gloss_status call_plugin(std::string& error, Call&& call) {
  take_error_text();
  try {
    const gloss_status status = call();
    error = status == GLOSS_OK ? "" : describe_status(status, take_error_text());
    return status;
  } catch (const std::exception& thrown) {
    error = std::string("threw an exception across the C line: ") + thrown.what();
  } catch (...) {
    error = "threw an exception across the C line";
  }
  return GLOSS_E_CONTRACT;
}

}  // namespace glossator
