# The part of the host that reads configs, options and documents: config_sources, and what it links
# (config_libraries). Included by core/CMakeLists.txt.
find_package(nlohmann_json 3.11 REQUIRED)
find_package(simdjson 3 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp REQUIRED)
mark_as_advanced(VALIJSON_INCLUDE_DIR)

set(config_schema_source ${CMAKE_CURRENT_BINARY_DIR}/config_schema.cpp)
set(config_schema_json ${PROJECT_SOURCE_DIR}/configs/config.schema.json)
set(embed_text ${CMAKE_CURRENT_LIST_DIR}/../cmake/embed_text.cmake)
add_custom_command(
  OUTPUT ${config_schema_source}
  COMMAND ${CMAKE_COMMAND} -DINPUT=${config_schema_json} -DOUTPUT=${config_schema_source}
          -DHEADER=${CMAKE_CURRENT_LIST_DIR}/config_schema.hpp -DNAME=config_schema_text
          -P ${embed_text}
  DEPENDS ${config_schema_json} ${embed_text}
  COMMENT "Embedding configs/config.schema.json"
  VERBATIM)

set(config_sources
  ${config_schema_source}
  ${CMAKE_CURRENT_LIST_DIR}/brat_reader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/byte_source.cpp
  ${CMAKE_CURRENT_LIST_DIR}/config.cpp
  ${CMAKE_CURRENT_LIST_DIR}/config_builder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/config_fields.cpp
  ${CMAKE_CURRENT_LIST_DIR}/config_overrides.cpp
  ${CMAKE_CURRENT_LIST_DIR}/csv_reader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/decompressed_source.cpp
  ${CMAKE_CURRENT_LIST_DIR}/error.cpp
  ${CMAKE_CURRENT_LIST_DIR}/error_rate.cpp
  ${CMAKE_CURRENT_LIST_DIR}/glob.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html/character_reference.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html/html_blocks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html/html_elements.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html/html_scanner.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html/html_text.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html/main_blocks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html/open_elements.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html/windows_1252.cpp
  ${CMAKE_CURRENT_LIST_DIR}/input_files.cpp
  ${CMAKE_CURRENT_LIST_DIR}/json_parser.cpp
  ${CMAKE_CURRENT_LIST_DIR}/json_pointer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/json_scalars.cpp
  ${CMAKE_CURRENT_LIST_DIR}/json_source.cpp
  ${CMAKE_CURRENT_LIST_DIR}/jsonl_fields.cpp
  ${CMAKE_CURRENT_LIST_DIR}/jsonl_reader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/line_reader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/name_pattern.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nearest_name.cpp
  ${CMAKE_CURRENT_LIST_DIR}/offset_units.cpp
  ${CMAKE_CURRENT_LIST_DIR}/options.cpp
  ${CMAKE_CURRENT_LIST_DIR}/raw_json.cpp
  ${CMAKE_CURRENT_LIST_DIR}/reader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/schema_check.cpp
  ${CMAKE_CURRENT_LIST_DIR}/schema_message.cpp
  ${CMAKE_CURRENT_LIST_DIR}/schema_validator.cpp
  ${CMAKE_CURRENT_LIST_DIR}/schema_walk.cpp
  ${CMAKE_CURRENT_LIST_DIR}/standard_input.cpp
  ${CMAKE_CURRENT_LIST_DIR}/unique_ids.cpp
  ${CMAKE_CURRENT_LIST_DIR}/utf8.cpp)
find_package(ZLIB REQUIRED)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
set(config_libraries ZLIB::ZLIB PkgConfig::zstd PkgConfig::xxhash nlohmann_json::nlohmann_json simdjson::simdjson
    PkgConfig::re2 Glossator::sdk)
