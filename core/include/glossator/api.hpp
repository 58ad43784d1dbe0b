#pragma once
/// Marks the namespace of the public headers: libglossator exports its names and hides all others.
#define GLOSSATOR_API [[gnu::visibility("default")]]
