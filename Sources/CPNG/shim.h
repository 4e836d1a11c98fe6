/* libpng tells of errors by a jump, which Swift cannot follow: decoding is one function here. */
#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <png.h>

static void pass_over_png_warning(png_structp png, png_const_charp text) { (void)png, (void)text; }
static void end_png(png_structp png, png_const_charp text) {
  (void)text;
  longjmp(png_jmpbuf(png), 1);
}

/* Decodes a PNG file of that size as far as it goes, laid on white: four bytes a sample, blue, green, red and
   one that means nothing. Returns how many rows of the pass it came to are there, 0 where there is nothing. `dots` becomes its samples a metre, 0 where it says nothing. */
static inline int decode_png(FILE *file, int width, int height, unsigned char *samples,
                             unsigned int *dots) {
  volatile int rows = 0;
  png_infop volatile info = 0;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, 0, end_png, pass_over_png_warning);
  *dots = 0;
  if (!png) return 0;
  if (setjmp(png_jmpbuf(png))) {
    png_infop opened = info;
    png_destroy_read_struct(&png, &opened, 0);
    return rows;
  }
  info = png_create_info_struct(png);
  png_init_io(png, file);
  /* It reads so many bytes at once, and gives up where there are fewer. */
  png_set_compression_buffer_size(png, 64);
  png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_WARN_USE);
  png_read_info(png, info);
  if (png_get_image_width(png, info) != (png_uint_32)width ||
      png_get_image_height(png, info) != (png_uint_32)height)
    end_png(png, 0);
  *dots = png_get_x_pixels_per_meter(png, info);
  png_color_16 white = {0, 255, 255, 255, 255};
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_bgr(png);
  png_set_background(png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1);
  png_set_filler(png, 255, PNG_FILLER_AFTER);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  if (png_get_rowbytes(png, info) != (size_t)width * 4) end_png(png, 0);
  for (int pass = 0; pass < passes; pass++)
    for (rows = 0; rows < height; rows++) png_read_row(png, samples + (size_t)rows * width * 4, 0);
  png_infop opened = info;
  png_destroy_read_struct(&png, &opened, 0);
  return rows;
}
