# Puts our pieces into the recogniser's build: given to its CMake as CMAKE_PROJECT_INCLUDE.
set(source "${CMAKE_SOURCE_DIR}/src")
set(ours "${CMAKE_CURRENT_LIST_DIR}")
set(copies "${CMAKE_BINARY_DIR}/changed")

# Copies of the source's files of which some lines are others: `copy` takes one, `exchange` has a piece of it be another,
# which has to be there once, and `keep` writes it.
function(copy file)
  file(READ "${source}/${file}" text)
  set(text "${text}" PARENT_SCOPE)
endfunction()
function(exchange before after)
  string(REPLACE "${before}" "${after}" changed "${text}")
  string(LENGTH "${before}" piece)
  string(LENGTH "${after}" other)
  string(LENGTH "${text}" length)
  string(LENGTH "${changed}" new_length)
  math(EXPR once "${length} - ${piece} + ${other}")
  if(changed STREQUAL text OR NOT new_length EQUAL once)
    message(FATAL_ERROR "The source is not as it was: ${before}")
  endif()
  set(text "${changed}" PARENT_SCOPE)
endfunction()
function(keep file)
  file(WRITE "${copies}/${file}" "${text}")
endfunction()

# Layers of the plain kind go by lstm_steps.h.
copy(lstm/lstm.cpp)
exchange("  StrideMap::Index dest_index(output->stride_map());\n"
"  if (source_.int_mode() && output->int_mode() && softmax_ == nullptr && !Is2D() && !IsTraining()) {
    gongkai::forward({gate_weights_, ni_, ns_, kStateClip, type_ == NT_LSTM_SUMMARY}, input, input_map_, temp_lines, source_,
                     curr_state, curr_output, output);
    return;
  }
  StrideMap::Index dest_index(output->stride_map());
")
keep(lstm.cpp)

# A node of the beam search knows the code before it, past blanks and repetitions, and a step which codes a character may begin
# with: neither is looked for again for every continuation.
copy(lstm/recodebeam.h)
exchange("  uint64_t code_hash;\n};\n"
"  uint64_t code_hash;
  // The nearest node before this one that is neither blank nor a repetition.
  const RecodeNode *coded = nullptr;
};
")
exchange("      RecodeNode empty;\n"
"      first_codes_.clear();
      RecodeNode empty;
")
exchange("    RecodeNode best_initial_dawgs_[NC_COUNT];\n"
"    RecodeNode best_initial_dawgs_[NC_COUNT];
    gongkai::FirstCodes first_codes_;
")
keep(recodebeam.h)
copy(lstm/recodebeam.cpp)
exchange("           (previous->duplicate || previous->code == null_char_)) {
      previous = previous->prev;
"
"           (previous->duplicate || previous->code == null_char_)) {
      previous = previous->coded;
")
exchange("                    ComputeCodeHash(code, false, prev));\n    *best_initial_dawg = node;\n"
"                    ComputeCodeHash(code, false, prev));
    node.coded = gongkai::coded(prev, null_char_);
    *best_initial_dawg = node;
")
exchange("                    dup, cert, score, prev, d, hash);\n"
"                    dup, cert, score, prev, d, hash);
    node.coded = gongkai::coded(prev, null_char_);
")
exchange("final_codes = recoder_.GetFinalCodes(prefix);\n"
"final_codes =
      length > 0 ? recoder_.GetFinalCodes(prefix) : step->first_codes_.last(recoder_, top_n_flags_, top_n_flag);
")
exchange("next_codes = recoder_.GetNextCodes(prefix);\n"
"next_codes =
      length > 0 ? recoder_.GetNextCodes(prefix) : step->first_codes_.others(recoder_, top_n_flags_, top_n_flag);
")
keep(recodebeam.cpp)

# Where only the network reads, what is for the older classifier alone is not made: outlines as polygons, their edges between
# samples, and the table of what it takes for what.
copy(ccstruct/pageres.cpp)
exchange("  chopped_word = TWERD::PolygonalCopy(allow_detailed_fx, word);\n"
"  chopped_word = norm_mode_hint == tesseract::OEM_LSTM_ONLY ? new TWERD : TWERD::PolygonalCopy(allow_detailed_fx, word);\n")
keep(pageres.cpp)
copy(textord/textord.cpp)
exchange("      to_block->ComputeEdgeOffsets(thresholds_pix, grey_pix);\n"
"      if (pageseg_mode != PSM_RAW_LINE) {
        to_block->ComputeEdgeOffsets(thresholds_pix, grey_pix);
      }
")
keep(textord.cpp)
copy(ccmain/tessedit.cpp)
exchange("  UNICHARSET encoder_unicharset;\n"
"  if (tessedit_ocr_engine_mode == OEM_LSTM_ONLY) {
    unichar_ambigs.InitUnicharAmbigs(unicharset, use_ambigs_for_adaption);
    return true;
  }
  UNICHARSET encoder_unicharset;
")
keep(tessedit.cpp)

# A source that counts as a header is not compiled; ours define what it did. (The source's lists name some files by
# their whole path.)
foreach(replaced arch/intsimdmatrixavx2.cpp ccmain/tessedit.cpp ccstruct/pageres.cpp lstm/convolve.cpp lstm/lstm.cpp
                 lstm/maxpool.cpp lstm/recodebeam.cpp textord/textord.cpp)
  set_source_files_properties("src/${replaced}" "${source}/${replaced}" PROPERTIES HEADER_FILE_ONLY TRUE)
endforeach()
set_source_files_properties("${copies}/lstm.cpp" PROPERTIES COMPILE_OPTIONS
  "-include;${ours}/activations.h;-include;${ours}/lstm_steps.h")
set_source_files_properties("${source}/lstm/fullyconnected.cpp" PROPERTIES COMPILE_OPTIONS "-include;${ours}/activations.h")
set_source_files_properties("${copies}/recodebeam.cpp" PROPERTIES COMPILE_OPTIONS "-include;${ours}/beam_codes.h")
set_source_files_properties("${source}/ccstruct/imagedata.cpp" PROPERTIES COMPILE_OPTIONS "-include;${ours}/line_picture.h")
# The deferred call takes a variable's value of then: the folders are put in now.
cmake_language(EVAL CODE "cmake_language(DEFER CALL target_sources libtesseract PRIVATE [[${copies}/lstm.cpp]]
  [[${copies}/pageres.cpp]] [[${copies}/recodebeam.cpp]] [[${copies}/tessedit.cpp]] [[${copies}/textord.cpp]] [[${ours}/matrix_vector.cpp]] [[${ours}/neighborhoods.cpp]])")
