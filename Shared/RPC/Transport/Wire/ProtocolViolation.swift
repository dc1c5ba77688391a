/// A rule of the protocol that the peer broke; each ends the connection with GOAWAY.
///
/// `proto/PROTOCOL.md` section 9 lists them with what provokes them.
enum ProtocolViolation: Error, Hashable, Sendable {
  case frameTooLarge(length: Int, limit: Int)
  case unknownFrameType(UInt8)
  case illegalFlags(FrameType, UInt8)
  case illegalLength(FrameType, Int)
  case illegalStream(FrameType, StreamID)
  case illegalDirection(FrameType)
  case expectedHello(FrameType)
  case repeatedHello
  case wrongMagic(UInt32)
  case unsupportedVersion(minimum: UInt8, maximum: UInt8)
  case illegalLimit(String, Int)
  case malformed(FrameType, String)
  case streamReused(StreamID)
  case streamIdle(FrameType, StreamID)
  case tooManyStreams(limit: Int)
  case messageAfterEnd(StreamID)
  case lateMetadata(StreamID)
  case creditExceeded(StreamID)
  case creditOverflow(StreamID)
  case emptyCredit(StreamID)
  case unexpectedPong
  case excessive(PeerConduct.Act, limit: Int)
  case tooManyConnections
  case identityMissing
  case identityWrong(expected: String, actual: String)
  case identityUnwelcome(String)

  /// The number that GOAWAY carries.
  var reason: GoAway.Reason {
    switch self {
    case .frameTooLarge: .frameTooLarge
    case .unsupportedVersion: .unsupportedVersion
    case .creditExceeded, .creditOverflow, .emptyCredit: .flowControl
    case .tooManyStreams, .excessive, .tooManyConnections: .excessive
    case .identityMissing, .identityWrong, .identityUnwelcome: .identity
    case .unknownFrameType, .illegalFlags, .illegalLength, .illegalStream, .illegalDirection,
      .expectedHello, .repeatedHello, .wrongMagic, .illegalLimit, .malformed, .streamReused,
      .streamIdle, .messageAfterEnd, .lateMetadata, .unexpectedPong:
      .protocolError
    }
  }
}

extension ProtocolViolation: CustomStringConvertible {
  var description: String {
    switch self {
    case .frameTooLarge(let length, let limit):
      "a frame of \(length) bytes where \(limit) are allowed"
    case .unknownFrameType(let type): "a frame of unknown type \(type)"
    case .illegalFlags(let type, let flags): "\(type) with illegal flags \(flags)"
    case .illegalLength(let type, let length): "\(type) with illegal length \(length)"
    case .illegalStream(let type, let id): "\(type) on illegal stream \(id.rawValue)"
    case .illegalDirection(let type): "\(type) from the wrong side"
    case .expectedHello(let type): "\(type) before hello"
    case .repeatedHello: "a second hello"
    case .wrongMagic(let magic): "hello with magic \(magic), not of this protocol"
    case .unsupportedVersion(let minimum, let maximum):
      "versions \(minimum) to \(maximum) are offered, \(WireLimits.version) is spoken here"
    case .illegalLimit(let name, let value): "hello with \(name) \(value), outside of its range"
    case .malformed(let type, let what): "\(type) with malformed \(what)"
    case .streamReused(let id): "open of stream \(id.rawValue), not above the last one"
    case .streamIdle(let type, let id): "\(type) on stream \(id.rawValue), never opened"
    case .tooManyStreams(let limit): "more than \(limit) streams at once"
    case .messageAfterEnd(let id): "a message after the end of stream \(id.rawValue)"
    case .lateMetadata(let id):
      "metadata of stream \(id.rawValue) for the second time or after a message"
    case .creditExceeded(let id): "more bytes than the credit of stream \(id.rawValue)"
    case .creditOverflow(let id): "credit of stream \(id.rawValue) above 2^31 - 1"
    case .emptyCredit(let id): "credit of zero for stream \(id.rawValue)"
    case .excessive(let act, let limit): "more than \(limit) \(act) in a short time"
    case .unexpectedPong: "a pong without its ping"
    case .tooManyConnections: "more connections of one peer than are taken here"
    case .identityMissing:
      "a certificate without exactly one name under \(PeerIdentityURI.prefix)"
    case .identityWrong(let expected, let actual):
      "the peer is \(actual), expected was \(expected)"
    case .identityUnwelcome(let name): "the peer is \(name), which may call nothing here"
    }
  }
}
