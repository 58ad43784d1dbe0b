/* A library that a plugin needs, but that is missing when the plugin is loaded. */
int gone(void) { return 1; }
