/* libjpeg tells of errors by a jump, which Swift cannot follow: decoding is one function here. */
#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <jpeglib.h>

struct jpeg_errors {
  struct jpeg_error_mgr manager;
  jmp_buf end;
};

static void end_jpeg(j_common_ptr jpeg) { longjmp(((struct jpeg_errors *)jpeg->err)->end, 1); }
static void pass_over_jpeg_message(j_common_ptr jpeg) { (void)jpeg; }

/* Decodes a JPEG of that size to samples of one byte, or of four in colour: blue, green, red and one that
   means nothing. Returns the decoder's warnings, those about what follows the samples included; -1 where
   it gave up. Without a place for samples an eighth of the size is made of it, and any size will do. */
static inline long decode_jpeg(const unsigned char *bytes, size_t count, int width, int height,
                               int is_colored, unsigned char *samples) {
  struct jpeg_decompress_struct jpeg;
  struct jpeg_errors errors;
  jpeg.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = end_jpeg;
  errors.manager.output_message = pass_over_jpeg_message;
  jpeg_create_decompress(&jpeg);
  if (setjmp(errors.end)) {
    jpeg_destroy_decompress(&jpeg);
    return -1;
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
  long warnings = errors.manager.num_warnings;
  jpeg_destroy_decompress(&jpeg);
  return warnings;
}
