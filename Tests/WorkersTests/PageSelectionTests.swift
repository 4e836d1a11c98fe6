import Testing
import Workers

@Test(arguments: [
  ("1", [1]), ("1,3-5", [1, 3, 4, 5]), ("8-", [8, 9, 10]), ("3,1,3", [1, 3]), ("9-12", [9, 10]),
  ("11", []),
])
func `a list of pages names those of a document of ten`(text: String, numbers: [Int]) {
  #expect(PageSelection(text)?.numbers(upTo: 10) == numbers)
}

@Test(arguments: ["", "0", "a", "1,", "-3", "5-3", "1-2-3", "1;2", "99999999999999999999"])
func `what is no list of pages is refused`(text: String) {
  #expect(PageSelection(text) == nil)
}
