import PageModel

extension PDFDocument {
  /// Reads a page, from 1, by recognising its picture; `embedded` is what the file itself has of it.
  ///
  /// Throws `pageUnreadable` for a picture that cannot be had or is too large.
  public func page(
    _ number: Int, recognizedBy reader: borrowing ScanReader, embedded: Page
  ) throws(ReadingError) -> Page {
    let source = try loaded(number)
    do throws(ScanError) {
      var sound: Int?
      let scan = try PageScan(
        page: source, images: embedded.images, turned: embedded.rotation / 90
      ) {
        let picture = soundPicture(number)
        sound = picture?.identity
        return picture?.raster
      }
      var page = embedded.completed(by: reader.page(scan, number: number))
      // Of a picture that it cannot decode poppler shows nothing; a scanner's has no such white.
      let isLost =
        !embedded.images.isEmpty && scan.raster.isWhite && !hasOneBitPictures(number)
      if isLost || hasDamagedPicture(number, but: sound) { page.flagDamagedPicture() }
      return page
    } catch {
      throw .pageUnreadable(number, error.description)
    }
  }
}
