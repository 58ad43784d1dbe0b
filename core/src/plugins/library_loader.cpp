#include "plugins/library_loader.hpp"

#include <dlfcn.h>

#include <exception>

#include "plugins/load_step.hpp"
#include "plugins/plugin_call.hpp"
#include "plugins/plugin_failure.hpp"
#include "plugins/plugin_file.hpp"

namespace glossator {
namespace {

namespace dll = boost::dll;

// The name in the loader's text: from the end of `before` to the next blank or colon.
std::string named(const std::string& text, const std::string& before) {
  const auto at = text.find(before);
  if (at == text.npos) return "";
  const auto begin = at + before.size();
  return text.substr(begin, text.find_first_of(" :,'", begin) - begin);
}

// Turns the loader's text into a problem and a remedy.
PluginFailure explained(const std::string& path, const std::string& text) {
  const auto has = [&](const char* part) { return text.find(part) != std::string::npos; };
  if (has("undefined symbol"))
    return {path, "undefined_symbol",
            "refers to the symbol `" + named(text, "undefined symbol: ") +
                "`, which none of its libraries defines",
            "link the library that does, or build with gloss_add_plugin(), which finds this at "
            "link time",
            text};
  if (const std::string wanted = named(text, "version `"); !wanted.empty() && has("not found"))
    return {path, "missing_library", "needs a newer system library than there is here: " + wanted,
            "build it on the oldest system that it has to run on", text};
  if (has("cannot open shared object file"))
    return {path, "missing_library",
            "needs the library " + text.substr(0, text.find(':')) + ", which is not found here",
            "install it, or link it statically", text};
  return {path, "not_loadable", "cannot be loaded", "build it again", text};
}

// The loader's own words, without the prefix and suffix that Boost.DLL adds.
std::string loader_text(const boost::dll::fs::system_error& error) {
  std::string text = error.what();
  const std::string begin = "boost::dll::shared_library::load() failed (dlerror system message: ";
  if (const auto at = text.find(begin); at != std::string::npos) {
    text = text.substr(at + begin.size());
    if (const auto end = text.rfind("): "); end != std::string::npos) text.resize(end);
  }
  return text;
}

constexpr auto mode = dll::load_mode::rtld_now | dll::load_mode::rtld_local |
                      static_cast<dll::load_mode::type>(RTLD_NODELETE);

// The C library declares dlopen() as one that never throws, so the compiler ends the program when
// an exception of a constructor comes through it. Of a pointer to it the compiler knows nothing.
void* (*volatile open_file)(const char*, int) = ::dlopen;

PluginFailure thrown_by(const std::string& path, const std::string& what) {
  return {path, "throws", "a constructor of a static object " + what,
          "what may fail belongs into create()"};
}

// A failure that the loader itself tells is left to the second opening.
void run_constructors(const std::string& path) {
  const LoadStep step(path, "a constructor of a static object");
  open_file(path.c_str(), static_cast<int>(mode));
}

}  // namespace

dll::shared_library load_library(const std::string& path) {
  // glibc gives the lock of its loader back only if dlopen() returns.
  static std::string& that_left_the_lock = *new std::string;
  if (!that_left_the_lock.empty())
    throw PluginFailure(path, "not_loadable",
                        "cannot be loaded any more, because loading " + that_left_the_lock +
                            " threw an exception, which leaves the loader locked",
                        "start the program again without that plugin");
  check_plugin_file(path);
  try {
    run_constructors(path);
  } catch (const std::exception& thrown) {
    that_left_the_lock = path;
    throw thrown_by(path, describe_thrown(thrown.what()));
  } catch (...) {
    that_left_the_lock = path;
    throw thrown_by(path, describe_thrown(nullptr));
  }
  try {
    dll::shared_library library;
    library.load(path, mode);
    return library;
  } catch (const dll::fs::system_error& error) {
    throw explained(path, loader_text(error));
  }
}

}  // namespace glossator
