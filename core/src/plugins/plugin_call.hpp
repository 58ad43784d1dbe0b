#pragma once
#include <gloss/plugin.h>

#include <exception>
#include <string>
#include <string_view>

namespace glossator {

/// The name and version that plugins see of this host. Static.
gloss_string host_name();
gloss_string host_version();

/// What a gloss_host's set_error does: keeps the text for take_error_text() of the same thread.
void set_error_text(void* self, gloss_status code, gloss_string message);
/// The same for a host service that fails by itself.
void keep_error_text(std::string text);

/// Services for a library's init(): no files, no extensions, nothing logged.
const gloss_host& loader_host();

/// The text that this thread's plugin call gave to set_error, and forgets it. Empty: none.
std::string take_error_text();

/// "out of memory", or what the status means where the plugin gave no text.
std::string describe_status(gloss_status status, const std::string& text);

/// `call()`, with an exception that a plugin throws across the C line turned into
/// GLOSS_E_CONTRACT and a text. (One thrown by a plugin with a C++ runtime of its own ends the
/// process all the same: gloss/export.hpp is what holds exceptions back.)
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
