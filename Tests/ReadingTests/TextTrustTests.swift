import PageModel
import Reading
import Testing

private func complaint(_ text: String) -> ScalarCensus.Complaint? {
  var census = ScalarCensus()
  for scalar in text.unicodeScalars where scalar != " " { census.count(scalar) }
  return census.complaint
}

@Test(arguments: [
  "2025年部门收支总表 单位：万元 一般公共预算财政拨款收入 1,234.56 合计",
  "Les dépenses de l'année précédente s'élèvent à 1 234 €",
  "目 录 ................................................ 1",
  "● ■ ① ② ③ ④ ≥95% ≤100 ℃ ㎡ №",
])
func `text that people write is believed`(text: String) {
  #expect(complaint(text) == nil)
}

@Test(arguments: [
  "\u{E001}\u{E002}\u{E003}\u{E010}\u{E021} 2025 12.3 \u{FFFD}\u{FFFD}",
  "ÖÐ»ªÈËÃñ¹²ºÍ¹ú²ÆÕþ²¿ÖÐ»ªÈËÃñ¹²ºÍ¹ú",
  "!\"#$%&'()+,/:;<=>?@[]^`{|}~!\"#$%&'()",
  "Ԁឿ\u{0E01}\u{0905}\u{0A05}abc\u{12A0}\u{13A0}\u{10A0}xyz",
])
func `text that nobody could have meant is not`(text: String) {
  #expect(complaint(text)?.confidence ?? 1 < 0.7)
}
