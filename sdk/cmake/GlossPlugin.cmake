# gloss_add_plugin(NAME [SIDECAR] SOURCE...) adds the annotator plugin NAME.so: hidden symbols, exactly one
# exported, no symbol shared with other plugins, C++ runtime linked in, every reference resolved at
# link time. The target is NAME_plugin; link further libraries to it PRIVATE.
# SIDECAR: the build asks it what it holds and writes that beside it, to NAME.so.json.
set(GLOSS_PLUGIN_MAP "${CMAKE_CURRENT_LIST_DIR}/gloss_plugin.map")

function(gloss_add_plugin name)
  set(target ${name}_plugin)
  cmake_parse_arguments(PARSE_ARGV 1 plugin "SIDECAR" "" "")
  add_library(${target} MODULE ${plugin_UNPARSED_ARGUMENTS})
  target_link_libraries(${target} PRIVATE Glossator::sdk)
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${name} PREFIX "" SUFFIX .so
    POSITION_INDEPENDENT_CODE ON
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS "${GLOSS_PLUGIN_MAP}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-gnu-unique>)
  endif()
  if(UNIX AND NOT APPLE)
    target_compile_options(${target} PRIVATE -ffunction-sections -fdata-sections)
    target_link_options(${target} PRIVATE
      "LINKER:--version-script=${GLOSS_PLUGIN_MAP}" LINKER:-z,now LINKER:-z,relro
      LINKER:-z,nodelete LINKER:--gc-sections)
    # A sanitizer's runtime lives in the host program, and must be the only one in the process.
    if(NOT "${CMAKE_C_FLAGS} ${CMAKE_CXX_FLAGS}" MATCHES "-fsanitize")
      target_link_options(${target} PRIVATE LINKER:-z,defs -static-libgcc
        $<$<LINK_LANGUAGE:CXX>:-static-libstdc++>)
    endif()
  endif()
  if(plugin_SIDECAR)
    add_custom_command(TARGET ${target} POST_BUILD
      COMMAND $<TARGET_FILE:Glossator::gloss> plugins describe $<TARGET_FILE:${target}>
              > $<TARGET_FILE:${target}>.json
      COMMENT "Describing ${name}.so"
      VERBATIM)
    add_dependencies(${target} Glossator::gloss)
  endif()
endfunction()
