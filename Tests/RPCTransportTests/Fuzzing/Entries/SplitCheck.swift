@testable import RPCTransport

/// Every frame has the consequence that the document gives it, and how the bytes are cut into reads
/// changes nothing.
enum SplitCheck {
  /// What came of an input.
  private struct Outcome: Equatable {
    var output: [UInt8]
    var isOver: Bool
    var calls: [String]
  }

  static func run(_ script: FuzzScript) throws(FuzzFinding) {
    // A turn after each frame; then further cuts, with a turn after each piece.
    var ends: [Int] = []
    let framewise = try Self.play(script) { rig throws(FuzzFinding) in
      ends = try Self.receiveFrames(script.bytes, rig)
    }
    let cuts = Set(ends).union(script.cuts).sorted()
    let piecewise = try Self.play(script) { rig throws(FuzzFinding) in
      for piece in script.bytes.pieces(at: cuts) { try rig.receive(piece) }
    }
    try Self.same(framewise, piecewise, "frames in pieces")
    // One read, and many before the connection gets to answer.
    let whole = try Self.play(script) { rig throws(FuzzFinding) in
      try rig.receive(script.bytes[...])
    }
    let gathered = try Self.play(script) { rig throws(FuzzFinding) in
      for piece in script.pieces { rig.give(piece) }
      try rig.completeRead()
    }
    try Self.same(whole, gathered, "a read in pieces")
  }

  private static func play(
    _ script: FuzzScript, _ body: (ConnectionRig) throws(FuzzFinding) -> Void
  ) throws(FuzzFinding) -> Outcome {
    let rig = try ConnectionRig(script)
    for step in script.steps where step.action == .beginCall && script.isClient {
      rig.calls.begin(step.amount)
    }
    try rig.turn()
    try body(rig)
    let outcome = Outcome(output: rig.output, isOver: rig.isOver, calls: rig.calls.outcomes)
    try rig.finish()
    return outcome
  }

  /// Gives one frame after the other, and checks what comes of each.
  ///
  /// - Returns: Where the frames end.
  private static func receiveFrames(
    _ bytes: [UInt8], _ rig: ConnectionRig
  ) throws(FuzzFinding) -> [Int] {
    var rest = bytes[...]
    var ends: [Int] = []
    while !rig.isOver {
      switch ReferenceFrame.read(rest, limit: rig.model.frameLimit) {
      case .incomplete:
        try rig.receive(rest)
        try claim(!rig.isOver, "the connection ended in the middle of a legal frame")
        return ends
      case .illegal(let reason):
        try rig.receive(rest)
        try claim(
          rig.model.endReason == reason,
          "an illegal header ended with \(Self.text(rig.model.endReason)), not \(reason)")
        return ends
      case .frame(let frame):
        let expected = rig.model.expected(for: frame)
        try rig.receive(rest.prefix(frame.byteCount))
        rest = rest.dropFirst(frame.byteCount)
        ends.append(bytes.count - rest.count)
        try Self.check(frame, expected, rig)
      }
    }
    return ends
  }

  private static func check(
    _ frame: ReferenceFrame, _ expected: Set<UInt8?>, _ rig: ConnectionRig
  ) throws(FuzzFinding) {
    let reason = rig.model.endReason
    try claim(
      expected.contains(reason),
      "\(frame.type) \(frame.flags) of stream \(frame.stream), \(frame.payload.count) bytes, ended "
        + "with \(Self.text(reason)), not \(expected.map(Self.text))")
    guard reason == nil else {
      return try claim(rig.isOver, "a goAway, and the connection goes on")
    }
    if rig.model.isEndedByPeer { return try claim(rig.isOver, "the peer's goAway was not heeded") }
    let isDrained = rig.model.isClient && rig.model.isDraining && rig.model.openStreams == 0
    try claim(!rig.isOver || isDrained, "\(frame.type) ended the connection without a goAway")
  }

  private static func same(
    _ one: Outcome, _ other: Outcome, _ what: String
  ) throws(FuzzFinding) {
    try claim(one == other, "\(what): \(one) and \(other)")
  }

  private static func text(_ reason: UInt8?) -> String { reason.map { "\($0)" } ?? "none" }
}

extension FuzzScript {
  /// Where the steps cut the bytes.
  fileprivate var cuts: [Int] {
    var end = 0
    return self.pieces.map { piece in
      end += piece.count
      return end
    }
  }
}

extension [UInt8] {
  /// The bytes between the cuts.
  fileprivate func pieces(at cuts: [Int]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    for end in cuts + [self.count] where end > start && end <= self.count {
      pieces.append(self[start..<end])
      start = end
    }
    return pieces
  }
}
