import PageModel
import Testing

@Test func `radical look-alikes become the ideographs they look like`() {
  #expect("⼯作⻚⾯⻓⻅".cleanedScalars == "工作页面长见")
  #expect(Unicode.Scalar(0x2FD5 as UInt32)?.cleaned == Unicode.Scalar(0x9FA0 as UInt32))
  #expect("\u{F900}\u{2F800}".cleanedScalars.unicodeScalars.map(\.value) == [0x8C48, 0x4E3D])
}

@Test func `cleaning leaves width, blanks and punctuation alone`() {
  let text = "１２３　ＡＢ（％）≥ \u{2E9A}"
  #expect(text.cleanedScalars == text)
}

@Test func `labels match whatever their width, blanks and case`() {
  #expect("项 目　名称（万元）：".foldedForMatching == "项目名称(万元):")
  #expect("ＧＤＰ－Ａ".foldedForMatching == "gdp-a")
  #expect("﹪⩾≧．".foldedForMatching == "%≥≥.")
  #expect("科⽬".foldedForMatching == "科目")
}
