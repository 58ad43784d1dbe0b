/* A library that is not there when the plugin that needs it is loaded. */
int gone(void) { return 1; }
