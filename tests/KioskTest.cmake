include_guard()

set(sanitizer_options
    "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_LIST_DIR}/lsan.supp:print_suppressions=0")

# What the programs under test log; tests/lint looks at all of it in the end.
set(kiosk_test_logs ${CMAKE_BINARY_DIR}/test-logs)

# Qt 6.8's QTRY_COMPARE narrows. A library of its own, so that it comes behind kiosk_build_options.
add_library(kiosk_test_options INTERFACE)
if(Qt6_VERSION VERSION_GREATER_EQUAL 6.8)
    target_compile_options(kiosk_test_options INTERFACE -Wno-conversion)
endif()

# add_kiosk_test(<name> LIBRARIES …) builds tst_<name>.cpp into one executable and one ctest entry.
function(add_kiosk_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
    add_executable(tst_${name} tst_${name}.cpp)
    target_link_libraries(tst_${name} PRIVATE kiosk_build_options kiosk_test_options Qt6::Test ${arg_LIBRARIES})
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;KIOSK_TEST_LOGS=${kiosk_test_logs};${sanitizer_options}"
        FIXTURES_REQUIRED logs TIMEOUT 30)
endfunction()
