import ServiceKit
import Synchronization
import Testing

@Suite("A serial gate")
struct SerialGateTests {
  /// How many are behind the gate, and how many there were at most.
  private final class Counts: Sendable {
    private let values = Mutex((inside: 0, most: 0, done: 0))

    func enter() {
      self.values.withLock { values in
        values.inside += 1
        values.most = max(values.most, values.inside)
      }
    }

    func leave() {
      self.values.withLock { values in
        values.inside -= 1
        values.done += 1
      }
    }

    var all: [Int] { self.values.withLock { [$0.inside, $0.most, $0.done] } }
  }

  @Test func `lets one in at a time, and everybody in the end`() async {
    let gate = SerialGate()
    let counts = Counts()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          await gate.run {
            counts.enter()
            await Task.yield()
            counts.leave()
          }
        }
      }
    }
    #expect(counts.all == [0, 1, 50])
  }

  @Test func `opens again after who fails`() async throws {
    struct Failure: Error {}
    let gate = SerialGate()
    await #expect(throws: Failure.self) { try await gate.run { throw Failure() } }
    #expect(await gate.run { 7 } == 7)
  }
}
