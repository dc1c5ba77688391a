import Synchronization

/// Turns between an answer and the store. Offering never waits: when the store is slower than
/// patients are, turns are dropped and counted, and answers keep their pace.
final class TurnBuffer: Sendable {
  private struct State {
    var turns: [ServedTurn] = []
    var dropped = 0
  }

  private let capacity: Int
  private let state = Mutex(State())
  /// Raised when there is something to take.
  let arrived = WakeSignal()

  /// Holds at most `capacity` turns.
  init(capacity: Int = 4_096) { self.capacity = capacity }

  /// Adds a turn, or drops it when there is no room.
  func offer(_ turn: ServedTurn) {
    self.state.withLock { state in
      if state.turns.count < self.capacity {
        state.turns.append(turn)
      } else {
        state.dropped += 1
      }
    }
    self.arrived.raise()
  }

  /// Takes everything: the turns, oldest first, and how many were dropped since the last time.
  func takeAll() -> (turns: [ServedTurn], dropped: Int) {
    self.state.withLock { state in
      defer { state = State() }
      return (state.turns, state.dropped)
    }
  }
}
