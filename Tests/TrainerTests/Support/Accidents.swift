import Synchronization
import TestSupport

/// Says what becomes of requests: about one of six has an accident, until they end.
final class Accidents: Sendable {
  private let state: Mutex<(generator: SeededGenerator, isOver: Bool, count: Int)>

  init(seed: UInt64) { self.state = Mutex((SeededGenerator(seed), false, 0)) }

  /// How many there were.
  var count: Int { self.state.withLock { $0.count } }

  func end() { self.state.withLock { $0.isOver = true } }

  func fate(of call: ProviderCall) -> FakeExchange.Fate {
    self.state.withLock { state in
      guard !state.isOver else { return .arrives }
      let die = Int.random(in: 0..<18, using: &state.generator)
      guard die < 3 else { return .arrives }
      state.count += 1
      switch die {
      case 0: return .lostBefore
      case 1: return .lostAfter
      // Shorter than the time for which effects are waited for.
      default:
        return .late(.seconds(Int.random(in: 1...150, using: &state.generator)))
      }
    }
  }
}
