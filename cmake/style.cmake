# Targets `format` (rewrites the sources in the house's style) and `lint` (clang-tidy), where the tools are installed.
find_program(EBB_CLANG_FORMAT clang-format)
find_program(EBB_CLANG_TIDY clang-tidy)
find_program(EBB_RUN_CLANG_TIDY NAMES run-clang-tidy run-clang-tidy-14)
mark_as_advanced(EBB_CLANG_FORMAT EBB_CLANG_TIDY EBB_RUN_CLANG_TIDY)

file(GLOB_RECURSE own_sources CONFIGURE_DEPENDS include/*.hpp sim/*.hpp sim/*.h sim/*.cpp tests/*.hpp tests/*.cpp bench/*.hpp bench/*.cpp)
if(EBB_CLANG_FORMAT)
  add_custom_target(format COMMAND ${EBB_CLANG_FORMAT} -i ${own_sources} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()
if(EBB_CLANG_TIDY AND EBB_RUN_CLANG_TIDY)
  add_custom_target(lint COMMAND ${EBB_RUN_CLANG_TIDY} -quiet -clang-tidy-binary ${EBB_CLANG_TIDY} -p ${PROJECT_BINARY_DIR}
                                 "${PROJECT_SOURCE_DIR}/(sim|tests/house)/"
                    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()
