#pragma once
/// Marks the namespace of the public headers: its names are exported by libglossator, all others
/// are hidden.
#define GLOSSATOR_API [[gnu::visibility("default")]]
