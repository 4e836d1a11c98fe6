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
      let scan = try PageScan(page: source, of: embedded) {
        let picture = soundPicture(number)
        sound = picture?.identity
        return picture?.raster
      }
      var page = embedded.replaced(by: reader.page(scan, number: number))
      // Of a picture that it cannot decode poppler shows nothing; a scanner's has no such white.
      let isLost =
        !embedded.images.isEmpty && scan.raster.isWhite && !hasOneBitPictures(number)
      if isLost || hasDamagedPicture(number, but: sound) { page.flagDamagedPicture() }
      return page
    } catch {
      throw .pageUnreadable(number, error.description)
    }
  }

  /// Completes a page, from 1, that has text of its own by what its pictures show, or, where
  /// `everywhere` is set, by all that it shows; what cannot be read is flagged.
  ///
  /// Throws `pageUnreadable` for a page that cannot be loaded.
  public func page(
    _ number: Int, picturesRecognizedBy reader: borrowing ScanReader, embedded: Page,
    everywhere: Bool = false
  ) throws(ReadingError) -> Page {
    let regions = everywhere ? [PictureRegion(of: embedded)] : PictureRegion.all(on: embedded)
    guard !regions.isEmpty else { return embedded }
    let source = try loaded(number)
    let print = embedded.printed.flatMap(\.glyphs).map(\.box)
    var readings: [PictureReading] = []
    var (sound, failure): (Int?, ScanError?)
    for region in regions {
      do throws(ScanError) {
        let scan = try PageScan(page: source, region: region, of: embedded, without: print) {
          let picture = soundPicture(number)
          sound = picture?.identity
          return picture?.raster
        }
        guard !reader.textless.contains(scan) else { continue }
        let reading = PictureReading(region: region, page: reader.page(scan, number: number))
        if reading.characterCount == 0 { reader.textless.insert(scan) }
        readings.append(reading)
      } catch {
        failure = error
      }
    }
    var page = embedded.completed(by: readings)
    if let failure {
      page.flags.append(
        Flag(.noText, "A picture on the page could not be read: \(failure.description)"))
    }
    if hasDamagedPicture(number, but: sound) {
      if page.isRecognized {
        page.flagDamagedPicture()
      } else {
        page.flags.append(
          Flag(.noText, "A picture on the page is damaged; what it shows may be missing."))
      }
    }
    return page
  }
}
