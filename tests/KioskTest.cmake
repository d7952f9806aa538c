# SPDX-License-Identifier: GPL-3.0-only
include_guard()

set(sanitizer_options
    "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_LIST_DIR}/lsan.supp:print_suppressions=0")

# The programs under test log here; tests/lint looks at all of it in the end.
set(kiosk_test_logs ${CMAKE_BINARY_DIR}/test-logs)

# Qt 6.8's QTRY_COMPARE narrows. A library of its own, so that it comes behind kiosk_build_options.
add_library(kiosk_test_options INTERFACE)
if(Qt6_VERSION VERSION_GREATER_EQUAL 6.8)
    target_compile_options(kiosk_test_options INTERFACE -Wno-conversion)
endif()

# The rooms of what reads bytes from outside, or holds sockets and statements: "packaging/test" runs
# their tests under the sanitizers, and the rest without. Each half is built by a target of its own.
set(rooms_of_inputs cli config core greenapi http protocol storage)
if(NOT TARGET inputs)
    add_custom_target(inputs)
    add_custom_target(rest)
endif()

# add_kiosk_tests(<room> LIBRARIES … [SOURCES …] TESTS [<folder>/]<name>…) builds
# [<folder>/]tst_<name>.cpp … into one program, test_<room>: linking is what takes long. Each name is
# a ctest entry and a process of its own: test_<room> <name>.
function(add_kiosk_tests room)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;SOURCES;TESTS")
    list(TRANSFORM arg_TESTS REPLACE "([^/]+)$" "tst_\\1.cpp" OUTPUT_VARIABLE sources)
    list(TRANSFORM arg_TESTS REPLACE ".*/" "")
    add_executable(test_${room} ${sources} ${arg_SOURCES})
    target_include_directories(test_${room} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(test_${room} PRIVATE
        kiosk_build_options kiosk_test_options kiosk_test_main Qt6::Test ${arg_LIBRARIES})
    foreach(name IN LISTS arg_TESTS)
        add_kiosk_test_entry(${name} test_${room})
        set_tests_properties(${name} PROPERTIES LABELS ${room})
    endforeach()
    if(room IN_LIST rooms_of_inputs)
        set_property(TEST ${arg_TESTS} APPEND PROPERTY LABELS inputs)
        add_dependencies(inputs test_${room})
    else()
        add_dependencies(rest test_${room})
    endif()
endfunction()

# add_kiosk_test_entry(<name> <program>) is the ctest entry of one test class of a program.
function(add_kiosk_test_entry name program)
    add_test(NAME ${name} COMMAND ${program} ${name})
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;KIOSK_TEST_LOGS=${kiosk_test_logs};${sanitizer_options}"
        FIXTURES_REQUIRED logs TIMEOUT 60)
endfunction()
