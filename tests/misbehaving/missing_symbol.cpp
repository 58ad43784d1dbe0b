// A shared library like any other: no gloss_entry_1.
extern "C" int some_other_library() { return 1; }
