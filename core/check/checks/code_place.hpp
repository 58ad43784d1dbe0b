#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "check/probes/library_symbols.hpp"

namespace glossator::check {

/// Names what lies in the plugin's library, for messages.
class CodePlaces {
 public:
  /// `path`: the library, which is loaded. Throws Error(internal) if it is not.
  explicit CodePlaces(const std::string& path);

  const LibrarySymbols& symbols() const { return symbols_; }
  const LoadedLibrary& library() const { return library_; }
  /// " in `Prices::find(...)`": the innermost of `callers` that is of the plugin's own sources,
  /// else one of the SDK in it;
  /// empty if none has a name.
  std::string in_function(const std::vector<std::uintptr_t>& callers) const;
  /// The static data that holds `address`; NULL if none with a name does.
  const LibrarySymbols::Symbol* object_at(std::uintptr_t address) const;
  /// Whether the static variable `object` is made by the first function that uses it, and that is
  /// still at work.
  bool is_being_made(const LibrarySymbols::Symbol& object) const;

 private:
  LibrarySymbols symbols_;
  LoadedLibrary library_;
};

/// A name of a symbol without parameters, cut in its middle if it is long.
std::string short_name(const std::string& name);

/// The begin of a text, for a message.
std::string shown(const std::string& text);

}  // namespace glossator::check
