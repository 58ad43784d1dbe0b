#include "misbehaving.hpp"

// The symbol of this major with the number of the next: what a careless copy of a header gives.
extern "C" GLOSS_EXPORT_SYMBOL const gloss_entry gloss_entry_1 = {
    GLOSS_MAGIC,
    sizeof(gloss_entry),
    GLOSS_ABI_MAJOR + 1,
    0,
    [](const gloss_host*, gloss_string) -> gloss_status { return GLOSS_OK; },
    [] {},
    [](const char*) -> const void* { return nullptr; }};
