import Store

/// The queue as its template takes it.
struct QueueView {
  let content: [String: Any]

  init(
    _ overview: QueueOverview, _ filter: QueueFilter, _ phrases: Phrases, _ language: Language
  ) {
    func counts(_ all: [QueueCount], _ name: String, _ path: WritableKeyPath<QueueFilter, String?>)
      -> [[String: Any]]
    {
      all.map { count in
        var narrower = filter
        narrower[keyPath: path] = count.name
        let text = phrases.text("\(name)_\(count.name)", in: language)
        return [
          "name": text.hasPrefix("\(name)_") ? count.name : text, "count": count.count,
          "path": "/?" + narrower.query,
        ]
      }
    }
    var content: [String: Any] = [
      "open": overview.open, "second": overview.second, "lead": overview.lead,
      "done": overview.done, "query": filter.isEmpty ? "" : "?" + filter.query,
      "name": filter.documentName ?? "", "field": filter.field ?? "",
      "issuer": filter.issuer ?? "",
      "flags": counts(overview.flags, "flag", \.flag),
      "rules": counts(overview.rules, "flag", \.rule),
      "runs": overview.runs.map { run -> [String: Any] in
        var narrower = filter
        narrower.run = Int64(run.name)
        return ["name": run.name, "count": run.count, "path": "/?" + narrower.query]
      },
      "kinds": counts(overview.kinds, "kind", \.kind),
      "documents": overview.documents.map { document -> [String: Any] in
        var only = filter
        only.document = document.id
        return [
          "title": document.title ?? document.name, "name": document.name,
          "open": document.openCount, "path": "/desk?" + only.query, "id": document.id,
        ]
      },
    ]
    if !filter.isEmpty { content["is_filtered"] = true }
    if let flag = filter.flag { content["flag"] = flag }
    if let kind = filter.kind { content["kind"] = kind }
    if let rule = filter.rule { content["rule"] = rule }
    if let run = filter.run { content["run"] = "\(run)" }
    if let document = filter.document { content["document"] = "\(document)" }
    self.content = content
  }
}
