import PageModel
import Testing
import Workers

private let box = Box(left: 1, top: 2, right: 3, bottom: 4)

private let requests: [WorkerRequest] = [
  .begin(WorkerSettings(memory: 1 << 40, processorSeconds: 120, sandbox: .require)),
  .open(DocumentOpening(path: "a/公.pdf")),
  .open(DocumentOpening(path: "-", password: "x", identifier: "sha256:00")),
  .pages([]), .pages([1, 500, 3]), .layout,
  .picture(
    page: 2, dotsPerInch: 144,
    overlay: [
      .rectangle(
        box, outline: OverlayColor(red: 1, green: 2, blue: 3), lineWidth: 0.5,
        fill: OverlayColor(red: 9, green: 8, blue: 7, alpha: 0.25)),
      .rectangle(box, outline: OverlayColor(red: 1, green: 2, blue: 3), lineWidth: 0, fill: nil),
      .label(
        "r1c2", at: OverlayPoint(x: 5, y: 6), size: 7,
        color: OverlayColor(red: 0, green: 0, blue: 0)),
    ]),
]

private let errors: [DocumentError] = [
  .missing, .inaccessible("no"), .notAFile, .empty, .tooLarge(bytes: 9, limit: 5), .unknownKind,
  .damaged("xref"),
  .encrypted(passwordTried: true), .encrypted(passwordTried: false), .noPages,
  .pageUnreadable("font"),
]

@Test(arguments: requests)
func `a request arrives as it was sent`(request: WorkerRequest) throws {
  #expect(try WorkerRequest(wireBytes: request.wireBytes) == request)
}

@Test(arguments: errors)
func `an error arrives as it was sent`(error: DocumentError) throws {
  for response in [WorkerResponse.failed(error), .pageFailed(3, error)] {
    #expect(try WorkerResponse(wireBytes: response.wireBytes) == response)
  }
}

@Test func `a description of a document arrives as it was sent`() throws {
  let description = DocumentDescription(
    id: "sha256:00", path: "in/a.pdf", byteCount: 5, mediaType: "application/pdf", pageCount: 3,
    title: "预算", language: "zh-Hans")
  let response = WorkerResponse.opened(OpenedDocument(description: description, isPaged: false))
  #expect(try WorkerResponse(wireBytes: response.wireBytes) == response)
}
