# bin/ebb with its ebb-witness, the static library with its headers, and find_package(ebb), which gives ebb::ebb.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/ebb)
install(TARGETS ebb EXPORT ebb ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS ebb_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS ebb_witness RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/ebb)
install(DIRECTORY include/ebb DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.hpp)
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/ebb PATTERN bad EXCLUDE)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(EXPORT ebb NAMESPACE ebb:: FILE ebbTargets.cmake DESTINATION ${package_dir})
write_basic_package_version_file(ebbConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/ebbConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/ebbConfigVersion.cmake DESTINATION ${package_dir})
