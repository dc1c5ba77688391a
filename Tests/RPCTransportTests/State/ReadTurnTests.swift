import NIOCore
import Testing

@testable import RPCTransport

/// How long a connection is looked at, on a clock of the test's own.
@Suite struct ReadTurnTests {
  private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  @Test("There is a pause after sixteen small frames, and after a large one")
  func pauses() {
    var turn = ReadTurn()
    turn.begin(at: Self.start)
    let small = (1...32).filter { _ in turn.countFrame(of: 100) }
    #expect(small == [16, 32])
    let large = turn.countFrame(of: 8192)
    #expect(large)
  }

  @Test("A turn is over when its time has passed, and the next begins anew")
  func ends() {
    var turn = ReadTurn()
    turn.begin(at: Self.start)
    turn.check(at: Self.start + .microseconds(499))
    #expect(!turn.isOver)
    turn.check(at: Self.start + ReadTurn.length)
    #expect(turn.isOver)
    turn.resume()
    turn.begin(at: Self.start + .seconds(1))
    turn.check(at: Self.start + .seconds(1))
    #expect(!turn.isOver)
  }

  @Test("It is shorter where calls wait that have not begun")
  func crowded() {
    var turn = ReadTurn()
    turn.begin(at: Self.start)
    turn.check(at: Self.start + .microseconds(99), isCrowded: true)
    #expect(!turn.isOver)
    turn.check(at: Self.start + ReadTurn.crowdedLength, isCrowded: true)
    #expect(turn.isOver)
  }

  @Test("Other threads come first after a quarter of a millisecond's work, in one piece or in many")
  func yields() {
    var turn = ReadTurn()
    var now = Self.start
    for number in 1...10 {
      turn.begin(at: now)
      now = now + .microseconds(50)
      let yields = turn.end(at: now)
      #expect(yields == number.isMultiple(of: 5))
    }
    turn.begin(at: now)
    let yields = turn.end(at: now + .microseconds(250))
    #expect(yields)
  }

  @Test("A thread that has slept meanwhile does not have to")
  func breaks() {
    var turn = ReadTurn()
    var now = Self.start
    for _ in 1...10 {
      turn.begin(at: now)
      now = now + .microseconds(50)
      let yields = turn.end(at: now)
      #expect(!yields)
      now = now + .microseconds(40)
    }
  }

  @Test("What it takes to read many bytes is work, and no break")
  func reading() {
    var turn = ReadTurn()
    var now = Self.start
    for number in 1...8 {
      // 64 KiB take 64 us.
      now = now + .microseconds(70)
      turn.begin(at: now)
      _ = turn.countFrame(of: 65_536)
      let yields = turn.end(at: now)
      #expect(yields == number.isMultiple(of: 4))
    }
  }
}
