/* libjpeg tells of errors by a jump, which Swift cannot follow: decoding is one function here. */
#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <jpeglib.h>
#include <jerror.h>

/* How decoding ended. */
struct jpeg_ending {
  /* The decoder's warnings of the data; -1 where it gave up. */
  long warnings;
  /* How many bytes stand between the last sample and the mark of the end. */
  long left_over;
  /* How many blocks of 8 by 8 samples it has, those of its colours apart. */
  long blocks;
};

struct jpeg_errors {
  struct jpeg_error_mgr manager;
  struct jpeg_ending found;
  jmp_buf end;
};

static void end_jpeg(j_common_ptr jpeg) { longjmp(((struct jpeg_errors *)jpeg->err)->end, 1); }
static void count_jpeg_warning(j_common_ptr jpeg, int level) {
  if (level >= 0) return;
  struct jpeg_errors *errors = (struct jpeg_errors *)jpeg->err;
  /* Of the bytes before a mark the message tells their count and the mark; D9 is the end's. */
  if (errors->manager.msg_code == JWRN_EXTRANEOUS_DATA && errors->manager.msg_parm.i[1] == 0xD9)
    errors->found.left_over = errors->manager.msg_parm.i[0];
  else
    errors->found.warnings++;
}

/* Decodes a JPEG of that size to samples of one byte, or of four in colour: blue, green, red and one that
   means nothing. Without a place for samples an eighth of the size is made of it, and any size will do. */
static inline struct jpeg_ending decode_jpeg(const unsigned char *bytes, size_t count, int width, int height,
                                             int is_colored, unsigned char *samples) {
  struct jpeg_ending ending = {-1, 0, 0};
  struct jpeg_decompress_struct jpeg;
  struct jpeg_errors errors;
  jpeg.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = end_jpeg;
  errors.manager.emit_message = count_jpeg_warning;
  errors.found.warnings = errors.found.left_over = 0;
  jpeg_create_decompress(&jpeg);
  if (setjmp(errors.end)) {
    jpeg_destroy_decompress(&jpeg);
    return ending;
  }
  jpeg_mem_src(&jpeg, bytes, count);
  jpeg_read_header(&jpeg, TRUE);
  JSAMPROW row = 0;
  size_t step = 0;
  if (samples) {
    if ((int)jpeg.image_width != width || (int)jpeg.image_height != height) end_jpeg((j_common_ptr)&jpeg);
    jpeg.out_color_space = is_colored ? JCS_EXT_BGRX : JCS_GRAYSCALE;
    row = samples;
    step = (size_t)width * (is_colored ? 4 : 1);
  } else {
    jpeg.out_color_space = jpeg.jpeg_color_space;
    jpeg.scale_denom = 8;
  }
  jpeg_start_decompress(&jpeg);
  if (!samples)
    row = jpeg.mem->alloc_sarray((j_common_ptr)&jpeg, JPOOL_IMAGE,
                                 jpeg.output_width * jpeg.output_components, 1)[0];
  while (jpeg.output_scanline < jpeg.output_height) {
    jpeg_read_scanlines(&jpeg, &row, 1);
    row += step;
  }
  jpeg_finish_decompress(&jpeg);
  ending = errors.found;
  ending.blocks = ((long)jpeg.image_width + 7) / 8 * (((long)jpeg.image_height + 7) / 8);
  jpeg_destroy_decompress(&jpeg);
  return ending;
}
