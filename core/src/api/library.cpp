// libglossator.so is made of the archive glossator_core; CMake wants a source of its own.
