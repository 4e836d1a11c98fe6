/// Every compared field as one line of JSON, for a closer look at what is wrong and what is sent to review.
public enum FieldLines {
  public static func text(of comparisons: [DocumentComparison]) -> String {
    comparisons.flatMap(\.fields).map { line(of: $0) + "\n" }.joined()
  }

  private static func line(of field: ComparedField) -> String {
    JSONValue.object([
      "document": .string(field.document), "original": .string(field.original),
      "field": .string(field.id), "kind": .string(field.kind), "name": .string(field.name),
      "right": .bool(field.isRight), "value": .string(field.value), "truth": .string(field.wanted),
      "confidence": .number(field.confidence), "in_review": .bool(field.isInReview),
      "questioned": .bool(field.isQuestioned), "flagged": .bool(field.isFlagged),
    ]).line
  }
}
