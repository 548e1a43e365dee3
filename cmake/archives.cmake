# What libattune.a is linked with, as archives: a program then needs neither where it runs. Read by attune's own build and by its package.
foreach(archive yaml-cpp utf8proc)
    if(NOT TARGET attune::${archive})
        find_library(ATTUNE_${archive}_ARCHIVE NAMES lib${archive}.a REQUIRED)
        mark_as_advanced(ATTUNE_${archive}_ARCHIVE)
        add_library(attune::${archive} STATIC IMPORTED)
        set_target_properties(attune::${archive} PROPERTIES IMPORTED_LOCATION "${ATTUNE_${archive}_ARCHIVE}")
    endif()
endforeach()
