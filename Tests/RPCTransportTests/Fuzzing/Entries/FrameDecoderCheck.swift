import NIOCore

@testable import RPCTransport

/// The frame decoder gives the document's frames, however the input is cut, and keeps no more than
/// one frame of it.
enum FrameDecoderCheck {
  /// What came of an input.
  private struct Outcome: Equatable {
    var frames: [ReferenceFrame] = []
    /// The reason that the connection would end with.
    var reason: UInt8?
  }

  /// The limits in force before and after HELLO.
  private static let limits = (first: WireLimits.helloFrameBytes, others: 32_768)

  static func run(_ script: FuzzScript) throws(FuzzFinding) {
    let expected = Self.reference(script.bytes)
    let whole = try Self.decode([script.bytes[...]])
    try claim(whole == expected, "the decoder reads \(whole), the document \(expected)")
    let cut = try Self.decode(script.pieces)
    try claim(cut == whole, "cut input reads \(cut), whole input \(whole)")
    guard script.bytes.count <= 256 else { return }
    let bytewise = try Self.decode(script.bytes.indices.map { script.bytes[$0...$0] })
    try claim(bytewise == whole, "bytewise input reads \(bytewise), whole input \(whole)")
  }

  private static func reference(_ bytes: [UInt8]) -> Outcome {
    var outcome = Outcome()
    var rest = bytes[...]
    while true {
      let limit = outcome.frames.isEmpty ? Self.limits.first : Self.limits.others
      switch ReferenceFrame.read(rest, limit: limit) {
      case .incomplete: return outcome
      case .illegal(let reason):
        outcome.reason = reason
        return outcome
      case .frame(let frame):
        outcome.frames.append(frame)
        rest = rest.dropFirst(frame.byteCount)
      }
    }
  }

  private static func decode(_ pieces: [ArraySlice<UInt8>]) throws(FuzzFinding) -> Outcome {
    var outcome = Outcome()
    var decoder = FrameDecoder(maxPayloadBytes: Self.limits.first)
    var received = 0
    var taken = 0
    for piece in pieces {
      decoder.append(ByteBuffer(bytes: piece))
      received += piece.count
      do throws(ProtocolViolation) {
        while let frame = try decoder.next() {
          decoder.maxPayloadBytes = Self.limits.others
          let reference = ReferenceFrame(frame)
          taken += reference.byteCount
          outcome.frames.append(reference)
        }
      } catch {
        outcome.reason = error.reason.rawValue
        return outcome
      }
      try claim(
        decoder.bufferedBytes == received - taken,
        "\(decoder.bufferedBytes) bytes are kept of \(received) with \(taken) taken")
      try claim(
        decoder.bufferedBytes < FrameHeader.bytes + decoder.maxPayloadBytes,
        "\(decoder.bufferedBytes) bytes are kept, more than a frame")
    }
    return outcome
  }
}

extension ReferenceFrame {
  /// A frame that the decoder gave.
  init(_ frame: Frame) {
    guard let type = ReferenceType(rawValue: frame.header.type.rawValue) else {
      preconditionFailure("the decoder knows a type that the document does not")
    }
    self.init(
      type: type, flags: frame.header.flags.rawValue, stream: frame.header.stream.rawValue,
      payload: Array(frame.payload.readableBytesView))
  }
}
