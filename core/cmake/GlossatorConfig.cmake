# find_package(Glossator) gives Glossator::sdk (write plugins), Glossator::core (embed the host) and
# gloss_add_plugin(). Glossator_PLUGIN_DIR is where the shipped plugins are.
include(${CMAKE_CURRENT_LIST_DIR}/GlossatorTargets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/GlossPlugin.cmake)
get_filename_component(Glossator_PLUGIN_DIR
  "${CMAKE_CURRENT_LIST_DIR}/../../glossator/plugins" ABSOLUTE)
