#pragma once
#include <string>
#include <utility>

#include "glossator/error.hpp"

namespace glossator {

/// Why a plugin library cannot be used. cause(), for programs: one of
///   not_found refused not_a_library incomplete wrong_machine      found before it is loaded
///   missing_library undefined_symbol not_loadable throws          found by the loader
///   no_entry bad_magic other_major newer_minor bad_tables init    found in its tables
///   hangs crashes exits                                           found by the scan only
class PluginFailure : public Error {
 public:
  /// The text is "PATH: WHAT; REMEDY (LOADER)". The remedy and the loader's text may be empty.
  PluginFailure(const std::string& path, std::string cause, const std::string& what,
                std::string remedy, std::string loader_text = "")
      : Error(ErrorCode::plugin, path + ": " + what + (remedy.empty() ? "" : "; " + remedy) +
                                     (loader_text.empty() ? "" : " (" + loader_text + ")")),
        cause_(std::move(cause)),
        remedy_(std::move(remedy)),
        loader_text_(std::move(loader_text)) {}

  const std::string& cause() const { return cause_; }
  const std::string& remedy() const { return remedy_; }
  const std::string& loader_text() const { return loader_text_; }

 private:
  std::string cause_, remedy_, loader_text_;
};

}  // namespace glossator
