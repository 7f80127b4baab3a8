# Installs the build BUILD to an empty folder, then configures, builds and runs consumer/ against it, as another project would.
# The folder's name has a blank in it on purpose.
cmake_minimum_required(VERSION 3.25)
set(work "${BUILD}/install test")
set(prefix "${work}/usr")
file(REMOVE_RECURSE "${work}")

function(step)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE code OUTPUT_VARIABLE words ERROR_VARIABLE words)
  if(NOT code STREQUAL 0)
    list(JOIN ARGV " " command)
    message(FATAL_ERROR "exit ${code}: ${command}\n${words}")
  endif()
endfunction()

step(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
step(${prefix}/bin/ebb --version)
step(${CMAKE_COMMAND} -S ${SOURCE}/tests/house/consumer -B ${work}/build -G Ninja -DCMAKE_PREFIX_PATH=${prefix}
     -DCMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${FLAGS}" -DCMAKE_BUILD_TYPE=${CONFIGURATION})
step(${CMAKE_COMMAND} --build ${work}/build)
step(${work}/build/consumer ${SOURCE}/scenarios/isw-2025-01.toml 2025-04-16)

# The public headers promise nothing but the standard library to those who include them.
file(GLOB_RECURSE headers ${prefix}/include/*.hpp)
foreach(header IN LISTS headers)
  file(STRINGS ${header} foreign REGEX "^#include <[^>]*[/.]|^#include \"[^\"]*\"")
  list(FILTER foreign EXCLUDE REGEX "^#include \"ebb/")
  if(foreign)
    message(FATAL_ERROR "${header}: ${foreign}")
  endif()
endforeach()
file(REMOVE_RECURSE "${work}")
