extension DocumentDescription: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(id)
    encoder.write(path)
    encoder.write(url)
    encoder.write(retrievedAt)
    encoder.write(byteCount)
    encoder.write(mediaType)
    encoder.write(pageCount)
    encoder.write(title)
    encoder.write(language)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      id: try decoder.text(), path: try decoder.text(), url: try decoder.optionalText(),
      retrievedAt: try decoder.optionalText(), byteCount: try decoder.integer(in: 0...Int.max),
      mediaType: try decoder.text(), pageCount: try decoder.integer(in: 0...Int(Int32.max)),
      title: try decoder.optionalText(), language: try decoder.optionalText())
  }
}
