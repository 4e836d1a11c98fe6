import Workers

/// The stages after reading, one after another on the thread of the caller; for measuring.
package struct StagesAlone {
  private let tools: AnalysisTools

  package init(_ tools: AnalysisTools) { self.tools = tools }

  /// Writes the JSON of a document that was read into the folder; throws what keeps it from that.
  package func write(
    _ document: ReadDocument, of input: LocatedInput, to folder: String
  ) throws(ExtractionFailure) {
    var names = OutputNames()
    let job = ExtractionJob(index: 0, input: input)
    let read = ReadJob(job: job, document: document, begun: MonotonicClock.seconds)
    let options = ExtractionOptions()
    let analysis = read.analysisRequest(options).analysis(by: tools)
    try ExtractedDocument(read, analysis, options)
      .write(to: folder + "/" + names.name(for: input))
  }
}
