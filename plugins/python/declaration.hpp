#pragma once
/// The declaration of an annotator in Python, which `python3 -m glossator.plugin build` writes into
/// the library, as the tables of the contract.
#include <gloss/plugin.h>

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

namespace gloss_python {

/// Where the annotator's code is. The texts are static.
struct Place {
  const char* file;           ///< the Python file, relative to the library's folder
  const char* absolute_file;  ///< where it was then, for a library that was copied without it
  const char* class_name;     ///< the class in it
  // Absolute, as they were when the library was built. Of a library that is shipped with the
  // package: relative to the library's folder.
  const char* interpreter;
  const char* package;  ///< the folder of the Python package `glossator`
  const char* library;  ///< that interpreter's libpython: an absolute path, or a name
};

/// Immutable once read. Texts point into the library's own constant data.
class Declaration {
 public:
  /// Reads the section of this library. Throws gloss::Error(GLOSS_E_CONFIG) if it is empty or
  /// damaged.
  Declaration();
  Declaration(const Declaration&) = delete;
  Declaration& operator=(const Declaration&) = delete;

  const gloss_description& description() const { return description_; }
  const Place& place() const { return place_; }
  /// All fields without the place: the Python side compares them with those of its class.
  std::string_view fields() const { return fields_; }
  std::uint32_t input_count() const { return static_cast<std::uint32_t>(inputs_.size() - 1); }
  std::uint32_t output_count() const { return static_cast<std::uint32_t>(outputs_.size() - 1); }

 private:
  class Reader;
  using Layers = std::vector<const gloss_layer*>;

  Layers read_layers(Reader& reader);
  const gloss_layer& read_layer(Reader& reader);
  gloss_key read_key(Reader& reader);
  const char* const* read_names(Reader& reader);

  // Tables point to each other: deques, whose items do not move.
  std::deque<std::vector<const char*>> names_;
  std::deque<std::vector<gloss_key>> keys_;
  std::deque<gloss_layer> layers_;
  Layers inputs_, outputs_;
  gloss_description description_{};
  Place place_{};
  std::string_view fields_;
};

}  // namespace gloss_python
