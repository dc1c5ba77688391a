/// Holds tasks until it is opened.
package actor AsyncGate {
  private var isOpen = false
  private var isReached = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// A gate that is closed.
  package init() {}

  /// Waits for the gate to be open.
  package func pass() async {
    self.isReached = true
    guard !self.isOpen else { return }
    await withCheckedContinuation { self.waiting.append($0) }
  }

  /// Whether somebody has come to the gate.
  package var hasBeenReached: Bool { self.isReached }

  /// Waits until somebody has come to the gate.
  package func waitUntilReached() async throws {
    try await eventually("somebody comes to the gate") { self.isReached }
  }

  /// Lets everybody go on.
  package func open() {
    self.isOpen = true
    for continuation in self.waiting { continuation.resume() }
    self.waiting = []
  }
}
