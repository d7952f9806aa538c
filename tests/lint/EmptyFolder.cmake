# SPDX-License-Identifier: GPL-3.0-only
# cmake -P EmptyFolder.cmake FOLDER
file(REMOVE_RECURSE ${CMAKE_ARGV3})
file(MAKE_DIRECTORY ${CMAKE_ARGV3})
