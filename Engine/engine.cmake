# Puts our pieces into the recogniser's build: given to its CMake as CMAKE_PROJECT_INCLUDE.
set(lstm "${CMAKE_SOURCE_DIR}/src/lstm")
set_source_files_properties("${lstm}/lstm.cpp" "${lstm}/fullyconnected.cpp"
  PROPERTIES COMPILE_OPTIONS "-include;${CMAKE_CURRENT_LIST_DIR}/activations.h")
set_source_files_properties("${CMAKE_SOURCE_DIR}/src/ccstruct/imagedata.cpp"
  PROPERTIES COMPILE_OPTIONS "-include;${CMAKE_CURRENT_LIST_DIR}/line_picture.h")
# A source that counts as a header is not compiled; ours define what it did. (The source's lists name some files by
# their whole path.)
foreach(replaced "src/arch/intsimdmatrixavx2.cpp" "src/lstm/convolve.cpp" "src/lstm/maxpool.cpp")
  set_source_files_properties("${replaced}" "${CMAKE_SOURCE_DIR}/${replaced}" PROPERTIES HEADER_FILE_ONLY TRUE)
endforeach()
# The deferred call takes a variable's value of then: the folder is put in now.
cmake_language(EVAL CODE "cmake_language(DEFER CALL target_sources libtesseract PRIVATE
  [[${CMAKE_CURRENT_LIST_DIR}/matrix_vector.cpp]] [[${CMAKE_CURRENT_LIST_DIR}/neighborhoods.cpp]])")
