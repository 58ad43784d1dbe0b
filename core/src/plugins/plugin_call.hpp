#pragma once
#include <gloss/plugin.h>

#include <exception>
#include <string>
#include <string_view>

namespace glossator {

/// A plugin's text as the host keeps it: valid UTF-8 without NUL, cut if it is very long.
std::string readable(gloss_string text);

/// The name and version that plugins see of this host. Static.
gloss_string host_name();
gloss_string host_version();

/// The set_error of a gloss_host: keeps the text for take_error_text() in the same thread.
void set_error_text(void* self, gloss_status code, gloss_string message);
/// Keeps the text of a host service's own failure, likewise.
void keep_error_text(const std::string& text);

/// Services for a library's init(): no files, no extensions, nothing logged.
const gloss_host& loader_host();

/// Returns and forgets the text that the plugin passed to set_error in this thread. Empty: none.
std::string take_error_text();

/// Whether the contract has this status.
bool is_known(gloss_status status);

/// `text`, or the meaning of the status if the plugin gave no text. A status that the contract does
/// not have is told with the text.
std::string describe_status(gloss_status status, const std::string& text);

/// The problem of an exception with the text `what`; NULL: it has none.
std::string describe_thrown(const char* what);

/// Runs `call()` and turns an exception that a plugin throws across the C line, and
/// a status that the contract does not have, into GLOSS_E_CONTRACT and a text. An exception from a
/// plugin with a C++ runtime of its own still ends the process: only gloss/export.hpp, inside the
/// plugin, holds it back.
template <class Call>
gloss_status call_plugin(std::string& error, Call&& call) {
  take_error_text();
  try {
    const gloss_status status = call();
    error = status == GLOSS_OK ? "" : describe_status(status, take_error_text());
    return is_known(status) ? status : GLOSS_E_CONTRACT;
  } catch (const std::exception& thrown) {
    error = describe_thrown(thrown.what());
  } catch (...) {
    error = describe_thrown(nullptr);
  }
  return GLOSS_E_CONTRACT;
}

}  // namespace glossator
