# What `cmake --install` puts in place: the program with its instruments, manual pages and completions, and the library with its headers.
# Nothing names the prefix, so that it may be chosen when installing, and moved afterwards.
include(CMakePackageConfigHelpers)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/attune")
set(pkgconfig_folder "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

install(TARGETS attune)
install(DIRECTORY instruments DESTINATION "${CMAKE_INSTALL_DATADIR}/attune" FILES_MATCHING PATTERN "*.yaml")
foreach(section 1 5 7)
    file(GLOB pages CONFIGURE_DEPENDS man/*.${section})
    install(FILES ${pages} DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}")
endforeach()

# Completion: one program that answers, and what asks it in each shell.
install(PROGRAMS completions/complete DESTINATION "${CMAKE_INSTALL_DATADIR}/attune")
install(FILES completions/attune.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME attune)
install(FILES completions/_attune DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES completions/attune.fish DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# The headers include one another as "room/file.hpp": their folder is what a program has on its include path.
install(TARGETS attune_core EXPORT attune INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/attune")
install(DIRECTORY lib/ DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/attune" FILES_MATCHING PATTERN "*.hpp")
install(EXPORT attune NAMESPACE attune:: FILE attuneTargets.cmake DESTINATION "${package_folder}")
configure_package_config_file(cmake/attuneConfig.cmake.in "${PROJECT_BINARY_DIR}/attuneConfig.cmake"
    INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/attuneConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES cmake/archives.cmake "${PROJECT_BINARY_DIR}/attuneConfig.cmake" "${PROJECT_BINARY_DIR}/attuneConfigVersion.cmake"
    DESTINATION "${package_folder}")

file(RELATIVE_PATH PREFIX_FROM_PC "/${pkgconfig_folder}" "/")
configure_file(cmake/attune.pc.in "${PROJECT_BINARY_DIR}/attune.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/attune.pc" DESTINATION "${pkgconfig_folder}")
