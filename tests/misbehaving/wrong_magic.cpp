#include "misbehaving.hpp"

extern "C" GLOSS_EXPORT_SYMBOL const gloss_entry gloss_entry_1 = {
    0x12345678u,
    sizeof(gloss_entry),
    GLOSS_ABI_MAJOR,
    0,
    [](const gloss_host*, gloss_string) -> gloss_status { return GLOSS_OK; },
    [] {},
    [](const char*) -> const void* { return nullptr; }};
