/// Holds tasks until it is opened.
package actor AsyncGate {
  private var isOpen = false
  private var isReached = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var watching: [CheckedContinuation<Void, Never>] = []

  /// A gate that is closed.
  package init() {}

  /// Waits for the gate to be open.
  package func pass() async {
    self.isReached = true
    for continuation in self.watching { continuation.resume() }
    self.watching = []
    guard !self.isOpen else { return }
    await withCheckedContinuation { self.waiting.append($0) }
  }

  /// Waits until somebody has come to the gate.
  package func waitUntilReached() async {
    guard !self.isReached else { return }
    await withCheckedContinuation { self.watching.append($0) }
  }

  /// Lets everybody go on.
  package func open() {
    self.isOpen = true
    for continuation in self.waiting { continuation.resume() }
    self.waiting = []
  }
}
