# Every library that ebb uses. packages.txt and packages-test.txt name their Debian packages.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(Boost 1.74 REQUIRED)                 # headers: Boost.Math, Boost.Random
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(tomlplusplus 3.3 REQUIRED)           # linked, never header-only: see docs/architecture.md
find_package(CLI11 2.1 REQUIRED)
find_package(PkgConfig REQUIRED)
find_path(HIGHWAY_HEADERS hwy/highway.h REQUIRED) # vector code, dispatched at run time: sim/core/instruction_sets.cpp
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)   # SHA-256
find_library(UTF8PROC utf8proc REQUIRED)           # normalisation, widths and kinds of characters
if(EBB_TESTS)
  find_package(Catch2 2.13 QUIET)
  if(NOT Catch2_FOUND)
    message(WARNING "Catch2 was not found, so the tests are left out. packages-test.txt names what they need.")
    set(EBB_TESTS OFF)
  endif()
endif()

# What a program that links the installed libebb.a needs as well (cmake/ebbConfig.cmake finds them).
set(EBB_LINKED Threads::Threads fmt::fmt tomlplusplus::tomlplusplus PkgConfig::sodium utf8proc)
