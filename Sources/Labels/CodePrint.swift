/// How codes are printed: in one piece, or by its levels, 208 05 02.
enum CodePrint {
  /// False where two codes stand in one cell.
  static func isOneCode(_ text: String) -> Bool {
    let pieces = text.split { character in
      character.unicodeScalars.allSatisfy { Folding.isBlank($0.value) }
    }
    guard pieces.count > 1, pieces.allSatisfy(isDigits) else {
      return !(pieces.count > 1 && pieces.contains(where: isDigits))
    }
    return pieces[0].utf8.count == 3 && pieces.dropFirst().allSatisfy { $0.utf8.count == 2 }
  }

  private static func isDigits(_ text: Substring) -> Bool {
    text.unicodeScalars.allSatisfy { Folding.isDigit(Folding.folded($0)) }
  }
}
