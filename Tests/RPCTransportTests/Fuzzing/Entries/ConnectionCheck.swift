import NIOCore

@testable import RPCTransport

/// Whatever a peer sends and whatever else happens, a connection keeps its bounds, says nothing that
/// the document forbids, and leaves no call behind.
enum ConnectionCheck {
  static func run(_ script: FuzzScript) throws(FuzzFinding) {
    let rig = try ConnectionRig(script)
    var rest = script.bytes[...]
    for step in script.steps {
      try Self.perform(step, on: rig, &rest)
      try rig.turn()
    }
    try rig.receive(rest)
    try rig.finish()
  }

  private static func perform(
    _ step: FuzzScript.Step, on rig: ConnectionRig, _ rest: inout ArraySlice<UInt8>
  ) throws(FuzzFinding) {
    let amount = Int(step.amount)
    switch step.action {
    case .receive, .receiveMany:
      let count = step.action == .receive ? amount + 1 : 64 * (amount + 1)
      try rig.receive(rest.prefix(count))
      rest = rest.dropFirst(count)
    case .receiveZeroes: try rig.receive(Array(repeating: 0, count: 128 * amount)[...])
    case .advanceTime: try rig.advance(by: .milliseconds(1 << Int64(amount % 22)))
    case .beginCall: if rig.model.isClient { rig.calls.begin(step.amount) }
    case .release:
      if rig.model.isClient { rig.calls.cancel(step.amount) } else { rig.openGate() }
    case .readResponses: rig.calls.readResponses(step.amount)
    case .writeRequest: rig.calls.writeRequest(step.amount)
    case .toggleWritability: rig.toggleWritability()
    case .drain: rig.handler.submit(.drain)
    case .failSocket: rig.failSocket()
    case .closePeer: rig.closePeer()
    }
  }
}
