import NIOCore
import Testing

@testable import RPCTransport

/// How long a connection is looked at, on a clock of the test's own.
@Suite struct ReadTurnTests {
  private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  @Test("A turn lasts for its time, however many frames that is")
  func lasts() {
    var turn = ReadTurn()
    turn.begin(at: Self.start)
    for _ in 0..<10_000 { turn.countFrame(of: 0, at: Self.start + .microseconds(499)) }
    #expect(!turn.isOver)
  }

  @Test("It is over within sixteen frames after its time")
  func ends() {
    var turn = ReadTurn()
    turn.begin(at: Self.start)
    for _ in 0..<16 { turn.countFrame(of: 0, at: Self.start + ReadTurn.length) }
    #expect(turn.isOver)
  }

  @Test("A large frame has the clock looked at at once")
  func largeFrame() {
    var turn = ReadTurn()
    turn.begin(at: Self.start)
    turn.countFrame(of: 8192, at: Self.start + ReadTurn.length)
    #expect(turn.isOver)
  }

  @Test("The next turn begins when others have had theirs")
  func nextTurn() {
    var turn = ReadTurn()
    turn.begin(at: Self.start)
    turn.countFrame(of: 8192, at: Self.start + ReadTurn.length)
    turn.resume()
    turn.begin(at: Self.start + .seconds(1))
    turn.countFrame(of: 8192, at: Self.start + .seconds(1))
    #expect(!turn.isOver)
  }

  @Test("Other threads come first after a quarter of a millisecond's work, in one piece or in many")
  func yields() {
    var turn = ReadTurn()
    for number in 1...10 {
      turn.begin(at: Self.start)
      let yields = turn.end(at: Self.start + .microseconds(50))
      #expect(yields == number.isMultiple(of: 5))
    }
    turn.begin(at: Self.start)
    let yields = turn.end(at: Self.start + .microseconds(250))
    #expect(yields)
  }
}
