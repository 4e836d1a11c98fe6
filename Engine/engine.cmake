# Puts our pieces into the recogniser's build: given to its CMake as CMAKE_PROJECT_INCLUDE.
set(lstm "${CMAKE_SOURCE_DIR}/src/lstm")

# A copy of lstm.cpp in which layers of the plain kind go by lstm_steps.h.
set(before_steps "  StrideMap::Index dest_index(output->stride_map());\n")
file(READ "${lstm}/lstm.cpp" layer)
string(REPLACE "${before_steps}" "  if (source_.int_mode() && output->int_mode() && softmax_ == nullptr && !Is2D() && !IsTraining()) {
    gongkai::forward({gate_weights_, ni_, ns_, kStateClip, type_ == NT_LSTM_SUMMARY}, input, input_map_, temp_lines, source_,
                     curr_state, curr_output, output);
    return;
  }
${before_steps}" with_steps "${layer}")
if(with_steps STREQUAL layer)
  message(FATAL_ERROR "lstm.cpp is not as it was")
endif()
file(WRITE "${CMAKE_BINARY_DIR}/lstm_with_steps.cpp" "${with_steps}")
set_source_files_properties("${CMAKE_BINARY_DIR}/lstm_with_steps.cpp" PROPERTIES COMPILE_OPTIONS
  "-include;${CMAKE_CURRENT_LIST_DIR}/activations.h;-include;${CMAKE_CURRENT_LIST_DIR}/lstm_steps.h")

set_source_files_properties("${lstm}/fullyconnected.cpp"
  PROPERTIES COMPILE_OPTIONS "-include;${CMAKE_CURRENT_LIST_DIR}/activations.h")
set_source_files_properties("${CMAKE_SOURCE_DIR}/src/ccstruct/imagedata.cpp"
  PROPERTIES COMPILE_OPTIONS "-include;${CMAKE_CURRENT_LIST_DIR}/line_picture.h")
# A source that counts as a header is not compiled; ours define what it did. (The source's lists name some files by
# their whole path.)
foreach(replaced "src/arch/intsimdmatrixavx2.cpp" "src/lstm/convolve.cpp" "src/lstm/lstm.cpp" "src/lstm/maxpool.cpp")
  set_source_files_properties("${replaced}" "${CMAKE_SOURCE_DIR}/${replaced}" PROPERTIES HEADER_FILE_ONLY TRUE)
endforeach()
# The deferred call takes a variable's value of then: the folders are put in now.
cmake_language(EVAL CODE "cmake_language(DEFER CALL target_sources libtesseract PRIVATE [[${CMAKE_BINARY_DIR}/lstm_with_steps.cpp]]
  [[${CMAKE_CURRENT_LIST_DIR}/matrix_vector.cpp]] [[${CMAKE_CURRENT_LIST_DIR}/neighborhoods.cpp]])")
