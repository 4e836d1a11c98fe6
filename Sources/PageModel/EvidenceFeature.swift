/// One thing known of a field that speaks for or against its value, as a number.
///
/// The names stand in model files and in `docs/confidence.md`: they keep their meaning.
public enum EvidenceFeature: String, Hashable, Sendable, CaseIterable {
  /// The square root of the doubt of the least sure recognised character.
  case weakestCharacter = "weakest_character"
  /// The square root of the number of characters that are wrong if the recogniser knows itself, at most 3.
  case characterDoubt = "character_doubt"
  /// The same where it tells most: 0 up to a doubt of 0.012, then rising to 1 at a doubt of 0.063.
  case weakCharacter = "weak_character"
  /// How much of `weak_character` is of characters that look like the document's other, surely read prints of them;
  /// 0 where a point may be missing.
  case shapeAgrees = "shape_agrees"
  /// How much more a character looks like prints of another than like the other prints of its own: from 0 to 1.
  case shapeDiffers = "shape_differs"
  /// How much the ink speaks for another mark than was read: from 0 to 1.
  case markDoubt = "mark_doubt"
  /// How far a recognised text is longer than 20 characters, in twenties, at most 6.
  case longText = "long_text"
  /// How noisy the page is: from 0 where its characters' mean doubt is 0.014 to 2 where it is 0.048.
  case noisyPage = "noisy_page"
  /// 1 where recognised text has marks or letters where authors write none.
  case oddCharacter = "odd_character"
  /// 1 where recognised text lacks the numbering that the texts of its column have.
  case unlikeColumn = "unlike_column"
  /// 1 where a recognised number lacks the comparison sign that the numbers of its column begin with.
  case unsigned
  /// Of a recognised number without a decimal point, the share of its column's numbers that have one; of an amount
  /// that of the document's amounts, where it is more.
  case missingPoint = "missing_point"
  /// 1 for a large recognised amount without the marks between thousands that others of the document have.
  case missingThousands = "missing_thousands"
  /// 1 where a recognised code stands between those of the lines above and below.
  case inOrder = "in_order"
  /// 1 where it does not, though most of its column do.
  case outOfOrder = "out_of_order"
  /// Of a recognised sentence without a stop at its end, the share of the field's other sentences that have one.
  case openSentence = "open_sentence"
  /// 1 where the value is a word that its profile expects in another column.
  case foreignWord = "foreign_word"
  /// The square root of the doubt of the least sure character in the other fields of its row.
  case rowDoubt = "row_doubt"
  /// 1 where its row states nothing in a column that each row has.
  case rowGap = "row_gap"
  /// 1 where no row of its group states anything in a column that each row has.
  case lostColumn = "lost_column"
  /// 1 where its row comes after one at which the levels of its group begin again.
  case begunAgain = "begun_again"
  /// 1 where the recogniser kept another reading of the whole text.
  case rivalReading = "rival_reading"
  /// Of the other recognised cells with the same two characters side by side, the share in which the recogniser
  /// kept another reading of one of them; of the text's pairs the largest.
  case doubtedElsewhere = "doubted_elsewhere"
  /// 1 where another reading that the recogniser kept of a character stands between the same two elsewhere, a half
  /// where it stands beside one of them.
  case rivalElsewhere = "rival_elsewhere"
  /// The same of the characters as read; of those that have other readings the least.
  case borneOut = "borne_out"
  /// 1 where each ideograph stands beside one of its neighbours elsewhere in the document too.
  case familiar
  /// 1 where one that looks like a character stands beside a neighbour of it in three times as many texts, a half in
  /// twice as many, and its other neighbour does not speak for it.
  case lookAlikeFits = "look_alike_fits"
  /// 1 where another cell, of a text read as often, differs by one character; a half where it is read less often.
  case nearTwin = "near_twin"
  /// How often the same text was read: 0 for once, 1 for twice, 2 for four times, at most 3.
  case repeatedText = "repeated_text"
  /// 1 where the value is a word that its profile expects there.
  case knownWord = "known_word"
  /// 1 for a value that is a number.
  case isNumber = "is_number"
  /// The doubt that the text stands in the right cell, of text that was not recognised.
  case cellDoubt = "cell_doubt"
  /// The doubt that the label is meant, found in its place and followed by this value.
  case labelDoubt = "label_doubt"
  /// 1 where the value is not of the type its label asks for.
  case typeMisfit = "type_misfit"
  /// How many repairs touched the cell, at most 3.
  case repairs
  /// 1 where the table's grid was told by the alignment of its text or by the file's tags, not by lines.
  case unruledGrid = "unruled_grid"
  /// 1 where a flag of the reading demands a look.
  case demandingFlag = "demanding_flag"
  /// 1 where a flag of the reading tells of trouble that demands no look.
  case otherFlag = "other_flag"
  /// 1 for a blank: the claim that nothing is printed.
  case blank
  /// 1 where a sum or another relation holds that the number stands in.
  case relationHolds = "relation_holds"
  /// 1 where one holds that at least two other numbers stand in, so that a misreading would show.
  case relationProves = "relation_proves"
  /// 1 where a failed relation points at the number.
  case relationFails = "relation_fails"
  /// 1 where a rule about what the form says points at the field.
  case statementFails = "statement_fails"

  /// What a larger value can only mean; a fit is held to it.
  public enum Direction: Hashable, Sendable {
    case support
    case doubt
    case either
  }

  public var direction: Direction {
    switch self {
    case .repeatedText, .inOrder, .knownWord, .relationHolds, .relationProves, .borneOut, .familiar,
      .shapeAgrees:
      .support
    case .isNumber: .either
    case .weakestCharacter, .weakCharacter, .characterDoubt, .shapeDiffers, .markDoubt, .longText,
      .noisyPage,
      .oddCharacter,
      .unlikeColumn, .unsigned, .missingPoint, .missingThousands, .outOfOrder, .openSentence,
      .foreignWord, .rowDoubt,
      .rowGap, .lostColumn, .begunAgain, .lookAlikeFits, .nearTwin, .doubtedElsewhere,
      .rivalElsewhere,
      .rivalReading, .cellDoubt, .labelDoubt,
      .typeMisfit, .repairs, .unruledGrid, .demandingFlag, .otherFlag, .blank, .relationFails,
      .statementFails:
      .doubt
    }
  }

  /// The feature's place among all.
  var index: Int { Self.places[self] ?? 0 }

  private static let places = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
