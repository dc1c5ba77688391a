import Testing

@testable import Trainer

@Suite("Words for a shell")
struct ShellWordTests {
  @Test(
    "are taken as they are",
    arguments: [
      ("trainer", "'trainer'"), ("", "''"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#),
      ("$(rm -rf /); `x` \\ \" \n", "'$(rm -rf /); `x` \\ \" \n'"), ("'", #"''\'''"#),
    ])
  func quoted(word: String, quoted: String) {
    #expect(ShellWord.quoted(word) == quoted)
  }
}
