import Testing

@testable import Trainer

@Suite("Following a job's log")
struct RayLogFollowerTests {
  @Test("gives each line once, and unended ones when they end")
  func lines() {
    var follower = RayLogFollower()
    #expect(follower.take("one\ntw") == ["one"])
    #expect(follower.take("one\ntw") == [])
    #expect(follower.take("one\ntwo\nthree\n") == ["two", "three"])
  }

  @Test("keeps the last lines only, however much there is")
  func bounded() {
    var follower = RayLogFollower()
    var text = ""
    for number in 1...1000 {
      text += "line \(number) \(String(repeating: "x", count: 1000))\n"
      if number.isMultiple(of: 100) { _ = follower.take(text) }
    }
    #expect(follower.last.count == RayLogFollower.shownLines)
    #expect(follower.last.last?.hasPrefix("line 1000 ") == true)
    #expect(follower.last.allSatisfy { $0.count <= 400 })
  }

  @Test("begins anew with a log that is shorter than it was")
  func restarted() {
    var follower = RayLogFollower()
    _ = follower.take("one\ntwo\n")
    #expect(follower.take("new\n") == ["new"])
  }

  @Test("ends when the log has outgrown it")
  func outgrown() {
    var follower = RayLogFollower()
    follower.outgrow()
    #expect(follower.isOver)
  }
}
