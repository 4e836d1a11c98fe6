import PageModel

/// The document as contract JSON in UTF-8, keys in the contract's order; `pretty` breaks it into lines.
///
/// `showsFeatures` adds to each field what its confidence was reckoned from.
public func documentJSON(
  _ extraction: Extraction, pretty: Bool = false, showsFeatures: Bool = false
) -> [UInt8] {
  var writer = JSONWriter(
    pretty: pretty, showsFeatures: showsFeatures, capacity: extraction.estimatedByteCount)
  writer.write(extraction)
  return writer.bytes
}

extension Extraction {
  /// Room for the JSON, so that it rarely has to grow: a cell takes about 200 bytes, a field 400.
  fileprivate var estimatedByteCount: Int {
    let cells = repaired.layout.tables.reduce(0) { $0 + $1.cells.count }
    return 4096 + 200 * cells + 400 * judged.judgements.count + 300 * repaired.layout.blocks.count
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ extraction: Extraction) {
    let layout = extraction.repaired.layout
    object(.onOwnLines) { writer in
      writer.key("schema")
      writer.string("gongkai/document/1")
      writer.key("document")
      writer.write(extraction.document)
      writer.key("run")
      writer.writeRun(of: extraction)
      writer.key("pages")
      writer.array(extraction.pages, .onOwnLines) { $0.write($1) }
      writer.key("blocks")
      writer.array(layout.blocks, .onOwnLines) { $0.write($1) }
      writer.key("tables")
      writer.array(layout.tables, .onOwnLines) { $0.write($1) }
      writer.key("records")
      let judgements = extraction.judged.judgements
      writer.array(extraction.judged.records, .onOwnLines) { $0.write($1, judgements) }
      writer.key("checks")
      writer.array(extraction.judged.checks, .onOwnLines) { $0.write($1) }
      writer.key("corrections")
      writer.array(extraction.repaired.corrections, .onOwnLines) { $0.write($1) }
      writer.key("summary")
      writer.writeSummary(of: extraction.judged)
    }
    endText()
  }

  private mutating func write(_ document: DocumentDescription) {
    object { writer in
      writer.key("id")
      writer.string(document.id)
      writer.key("path")
      writer.string(document.path)
      writer.key("url")
      writer.string(orNull: document.url)
      writer.key("retrieved_at")
      writer.string(orNull: document.retrievedAt)
      writer.key("bytes")
      writer.integer(document.byteCount)
      writer.key("media_type")
      writer.string(document.mediaType)
      writer.key("page_count")
      writer.integer(document.pageCount)
      writer.key("title")
      writer.string(orNull: document.title)
      writer.key("language")
      writer.string(orNull: document.language)
    }
  }

  private mutating func writeRun(of extraction: Extraction) {
    object { writer in
      writer.key("version")
      writer.string(Release.version)
      writer.key("profiles")
      writer.array(extraction.profiles) { $0.string($1) }
      writer.key("elapsed_ms")
      writer.integer(extraction.elapsedMilliseconds)
      writer.key("warnings")
      writer.array(extraction.warnings) { $0.string($1) }
    }
  }

  private mutating func write(_ page: PageSummary) {
    object { writer in
      writer.key("number")
      writer.integer(page.number)
      writer.key("width")
      writer.rounded(page.width, decimals: 2)
      writer.key("height")
      writer.rounded(page.height, decimals: 2)
      writer.key("rotation")
      writer.integer(page.rotation)
      writer.key("skew")
      writer.rounded(page.skew, decimals: 2)
      writer.key("text")
      writer.string(page.text.rawValue)
      writer.key("confidence")
      writer.rounded(page.confidence, decimals: 4)
      writer.key("flags")
      writer.write(page.flags)
    }
  }

  private mutating func write(_ concern: Triage.Concern) {
    object { writer in
      writer.key("field")
      writer.string(orNull: concern.field)
      writer.key("rule")
      writer.string(orNull: concern.rule?.rawValue)
      writer.key("reason")
      writer.string(concern.reason)
    }
  }

  private mutating func writeSummary(of judged: JudgedRecords) {
    var fields = 0
    var counts: [Judgement.Status: Int] = [:]
    for field in judged.records.lazy.flatMap(\.allFields) {
      fields += 1
      counts[judged.judgements[field.id]?.status ?? .needsReview, default: 0] += 1
    }
    object { writer in
      writer.key("fields")
      writer.integer(fields)
      writer.key("accepted")
      writer.integer(counts[.accepted] ?? 0)
      writer.key("needs_review")
      writer.integer(counts[.needsReview] ?? 0)
      writer.key("checks_failed")
      writer.integer(judged.checks.count { $0.status == .failed })
      writer.key("sampled")
      writer.integer(judged.judgements.values.count(where: \.isSampled))
      writer.key("status")
      writer.string(judged.triage.status.rawValue)
      writer.key("look_first")
      writer.array(judged.triage.lookFirst) { $0.write($1) }
    }
  }
}
