# Flags of every target. No -march and no contraction: the same bits on every x86-64 machine (docs/architecture.md).
add_library(ebb_options INTERFACE)
target_compile_options(ebb_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -ffp-contract=off)
# GCC 12 warns of overlaps inside its own std::string at -O2 and above (GCC bug 105651).
target_compile_options(ebb_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
target_compile_definitions(ebb_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
# Vector code is compiled for no vectors at all, SSE4, AVX2 and AVX-512: the same operations, the same counts. A file that counts bits
# defines HWY_WANT_AVX3_DL, and is compiled once more, for the AVX-512 that can count them.
target_include_directories(ebb_options SYSTEM INTERFACE ${HIGHWAY_HEADERS})
target_compile_definitions(ebb_options INTERFACE HWY_DISABLED_TARGETS=HWY_SSSE3)
# With ccache as compiler launcher: ccache keeps objects that use a precompiled header only where it is told to.
if(CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache")
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CMAKE_CXX_COMPILER_LAUNCHER})
  target_compile_options(ebb_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
if(EBB_WARNINGS_AS_ERRORS)
  target_compile_options(ebb_options INTERFACE -Werror)
endif()
if(EBB_SANITIZE)
  target_compile_options(ebb_options INTERFACE -fsanitize=${EBB_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(ebb_options INTERFACE -fsanitize=${EBB_SANITIZE})
endif()

# For code in which no time is spent: a third less to wait for the build. Without contraction the level moves no bit.
add_library(ebb_quickly_built INTERFACE)
target_compile_options(ebb_quickly_built INTERFACE $<$<CONFIG:Release>:-O1>)
