#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glossator {

/// The annotations of a .ann file of brat (brat.nlplab.org/standoff.html).
struct BratAnnotations {
  /// A piece or pieces of the text: T lines.
  struct Span {
    std::string id, type;
    /// Half-open UTF-8 bytes of the text, on code-point boundaries, in order, none empty.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> fragments;
  };
  struct Argument {
    std::string role, target;  ///< the target is the id of a span or an event
  };
  /// Relations (R), events (E; the first argument is the trigger, its role the event's type) and
  /// equivalences (*; without id, the roles are empty).
  struct Link {
    std::string id, type;
    std::vector<Argument> arguments;
  };
  /// Attributes (A, M; the type is the attribute's name), normalizations (N; the value is what
  /// stands behind the target) and notes (#).
  struct Note {
    std::string id, type, target, value;
  };
  /// What is wrong with a line, which then gives nothing.
  struct Problem {
    std::uint32_t line;  ///< from 1
    std::string message;
  };

  std::vector<Span> spans;
  std::vector<Link> links;
  std::vector<Note> notes;
  std::vector<Problem> problems;
};

/// Reads `annotations`, the bytes of a .ann file, over `text`, those of its .txt file, valid UTF-8.
/// Offsets in the file count code points. A comment (# and a tab) is passed over. Every target is
/// checked, and that what a span covers is what its line says, with a blank for each end of a line.
BratAnnotations read_brat(std::string_view annotations, std::string_view text);

}  // namespace glossator
