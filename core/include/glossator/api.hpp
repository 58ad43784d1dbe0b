#pragma once
/// Marks the namespace of the public headers: libglossator exports its names and hides all others.
/// Functions outside classes are marked one by one, because Clang does not take the mark of a
/// namespace over to a definition elsewhere.
#define GLOSSATOR_API [[gnu::visibility("default")]]
