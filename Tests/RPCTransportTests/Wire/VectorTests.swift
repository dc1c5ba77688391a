import NIOCore
import RPCCore
import Testing

@testable import RPCTransport

/// The vectors of `proto/vectors`: what has to come of every kind of legal and illegal input.
@Suite struct VectorTests {
  private struct Ending: Equatable {
    var code: UInt8?
    var messages: [[UInt8]] = []
    var text: String?
    var initial: [[String]] = []
    var trailing: [[String]] = []
    var isNeverSeen = false
  }

  @Test(
    "Every vector comes out as it must, whole and a byte at a time", arguments: TestVectorFile.names
  )
  func replay(_ name: String) throws {
    let file = try TestVectorFile.read(name)
    #expect(file.vectors.count > 10)
    for vector in file.vectors {
      let input = vector.input
      // Input of many kilobytes comes in pieces that are no divisor of anything instead.
      var pieces = [input.count > 8192 ? 997 : 1]
      // A handler that is cancelled returns in a turn of the event loop of its own, so its place is
      // free for what comes later, and not yet for what came in the same read.
      if !vector.name.contains("was cancelled makes room") { pieces.append(max(1, input.count)) }
      for pieceBytes in pieces {
        let player = try VectorPlayer(vector, of: file)
        try player.play(input, pieceBytes: pieceBytes)
        try Self.check(vector, player, "\(name): \(vector.name), in pieces of \(pieceBytes)")
        player.finish()
      }
    }
  }

  private static func check(
    _ vector: TestVector, _ player: VectorPlayer, _ what: Comment
  ) throws {
    let expected = vector.expect
    let goAway = player.sent.last.flatMap { $0.header.type == .goAway ? $0.payload : nil }
    if let reason = expected.goaway {
      #expect(try goAway.map { try GoAway(decoding: $0).reason.rawValue } == reason, what)
      #expect(player.handler.state.isClosed, what)
      return
    }
    #expect(player.handler.state.isClosed == (expected.closes ?? false), what)
    if let hello = expected.hello {
      #expect(TestVectorFile.Limits(player.handler.state.peer) == hello, what)
    }
    if let sends = expected.sends {
      #expect(Self.answers(player.sent, vector.receiver).map(\.hex) == sends, what)
    }
    guard let outcomes = expected.outcomes else { return }
    let endings =
      vector.receiver == "client" ? Self.endings(of: player) : try Self.endings(in: player.sent)
    #expect(Set(endings.keys).isSubset(of: outcomes.map(\.stream)), what)
    for outcome in outcomes {
      let ending = endings[outcome.stream] ?? Ending()
      #expect(ending.code == outcome.code, what)
      #expect(ending.messages == outcome.messages.map { $0.flatMap(\.bytes) }, what)
      if let text = outcome.text { #expect(ending.text == text, what) }
      guard vector.receiver == "client" else { continue }
      #expect(ending.initial == outcome.initial ?? [], what)
      #expect(ending.trailing == outcome.trailing ?? [], what)
      #expect(ending.isNeverSeen == outcome.neverSeen ?? false, what)
    }
  }

  /// The frames that `sends` lists.
  private static func answers(_ frames: [Frame], _ receiver: String) -> [[UInt8]] {
    var left: Set<FrameType> = [.hello, .window]
    if receiver == "server" { left.formUnion([.metadata, .message, .status]) }
    return frames.filter { !left.contains($0.header.type) }.map { frame in
      var buffer = ByteBuffer()
      buffer.writeFrameHeader(frame.header)
      buffer.writeImmutableBuffer(frame.payload)
      return Array(buffer.readableBytesView)
    }
  }

  /// What a client's callers got.
  private static func endings(of player: VectorPlayer) -> [UInt32: Ending] {
    var endings: [UInt32: Ending] = [:]
    for (index, call) in player.calls.enumerated() {
      var ending = Ending()
      if case .message(let message)? = call.responses?.poll() {
        ending.messages.append(Array(message.readableBytesView))
        while case .message(let message)? = call.responses?.poll() {
          ending.messages.append(Array(message.readableBytesView))
        }
      }
      ending.initial = Self.entries(player.caught[index].initial)
      switch call.outcome {
      case nil: break
      case .success(let metadata):
        // As the caller of a call with one response is told; streams end without one.
        let hasResponse = call.responses != nil || call.response != nil
        ending.code = hasResponse ? 0 : RPCError.Code.internalError.rawValue
        if let response = call.response {
          ending.messages.append(Array(response.readableBytesView))
        }
        ending.trailing = Self.entries(metadata)
        ending.text = ""
      case .failure(let error, let isUnprocessed):
        ending.code = error.code.rawValue
        ending.trailing = Self.entries(CallStatus(error).metadata)
        ending.text = error.message
        ending.isNeverSeen = isUnprocessed
      }
      endings[UInt32(index * 2 + 1)] = ending
    }
    return endings
  }

  /// What a server said of its calls.
  private static func endings(in frames: [Frame]) throws -> [UInt32: Ending] {
    var endings: [UInt32: Ending] = [:]
    var unfinished: [UInt32: [UInt8]] = [:]
    for frame in frames where frame.header.stream != .connection {
      let id = frame.header.stream.rawValue
      var payload = frame.payload
      switch frame.header.type {
      case .status:
        let status = try CallStatus(decodingFrom: &payload)
        endings[id, default: Ending()].code = status.code.rawValue
        endings[id, default: Ending()].text = status.message
      case .message: break
      default: continue
      }
      guard frame.header.flags.contains(.data) else { continue }
      unfinished[id, default: []] += payload.readableBytesView
      if !frame.header.flags.contains(.more) {
        endings[id, default: Ending()].messages.append(unfinished.removeValue(forKey: id) ?? [])
      }
    }
    return endings
  }

  private static func entries(_ metadata: Metadata) -> [[String]] {
    metadata.map { entry in
      switch entry.value {
      case .text(let text): [entry.key, "text", Array(text.utf8).hex]
      case .binary(let bytes): [entry.key, "binary", bytes.hex]
      }
    }
  }
}
