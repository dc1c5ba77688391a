import NIOCore
import RPCCore

@testable import RPCTransport

/// Payloads are taken or refused as the document says, and what was read is written as it was.
///
/// The input's first byte says which payload the rest is; its highest bit is the flag DATA.
enum PayloadCheck {
  static func run(_ input: [UInt8]) throws(FuzzFinding) {
    guard let kind = input.first else { return }
    let payload = Array(input.dropFirst())
    let hasData = kind & 0x80 != 0
    switch kind & 0x7F {
    case 0: try Self.checkHello(payload)
    case 1: try Self.checkOpen(payload, hasData)
    case 2: try Self.checkStatus(payload, hasData)
    case 3: try Self.checkGoAway(payload)
    case 4: try Self.checkMetadata(payload)
    default: return
    }
  }

  private static func checkHello(_ payload: [UInt8]) throws(FuzzFinding) {
    let expected = ReferencePayload.helloReason(payload)
    switch Self.decode(Hello.init(decoding:), payload) {
    case .failure(let violation): try Self.same(violation.reason.rawValue, expected, "hello")
    case .success(let hello):
      try Self.same(nil, expected, "hello")
      var written = ByteBuffer()
      hello.encode(into: &written)
      try Self.same(written.bytes, Array(payload.prefix(26)), "hello written")
      let again = Self.decode(Hello.init(decoding:), written.bytes)
      try Self.same(again, .success(hello), "hello read again")
    }
  }

  private static func checkOpen(_ payload: [UInt8], _ hasData: Bool) throws(FuzzFinding) {
    let message = ReferencePayload.openMessage(payload, hasData: hasData)
    var rest = ByteBuffer(bytes: payload)
    guard let header = try? OpenHeader(decodingFrom: &rest), hasData || rest.readableBytes == 0
    else { return try claim(message == nil, "a legal open was refused") }
    try Self.same(rest.bytes, message, "the message in open")
    let path = header.path.bytes
    // Written from a method's two names; a path that is none is never written.
    guard let text = String(validating: path, as: UTF8.self),
      let slash = text.utf8.firstIndex(of: UInt8(ascii: "/"))
    else { return }
    let method = MethodDescriptor(
      service: String(text[..<slash]), method: String(text[text.utf8.index(after: slash)...]))
    var written = ByteBuffer()
    OpenHeader.encode(
      method, timeoutNanoseconds: header.timeoutNanoseconds, metadata: header.metadata,
      into: &written)
    try Self.same(written.bytes + rest.bytes, payload, "open written")
    try Self.checkEncodable(header.metadata)
  }

  private static func checkStatus(_ payload: [UInt8], _ hasData: Bool) throws(FuzzFinding) {
    let expected = ReferencePayload.status(payload, hasData: hasData)
    var rest = ByteBuffer(bytes: payload)
    guard let status = try? CallStatus(decodingFrom: &rest), hasData || rest.readableBytes == 0
    else { return try claim(expected == nil, "a legal status was refused") }
    try Self.same(status.code.rawValue, expected?.code, "the status code")
    try Self.same(rest.bytes, expected?.message, "the message in status")
    var written = ByteBuffer()
    status.encode(into: &written)
    try Self.same(written.bytes + rest.bytes, payload, "status written")
    try Self.checkEncodable(status.metadata)
    // What the caller is told can be told on.
    guard let error = status.error else { return }
    let forwarded = CallStatus(error)
    try Self.same(forwarded.code, status.code, "the code of an error passed on")
    try Self.same(forwarded.message, status.message, "the message of an error passed on")
  }

  private static func checkGoAway(_ payload: [UInt8]) throws(FuzzFinding) {
    let expected = ReferencePayload.goAway(payload)
    guard case .success(let goAway) = Self.decode(GoAway.init(decoding:), payload) else {
      return try claim(expected == nil, "a legal goAway was refused")
    }
    try Self.same(goAway.lastStream.rawValue, expected?.lastStream, "the last stream")
    try Self.same(goAway.reason.rawValue, expected?.reason, "the reason")
    var written = ByteBuffer()
    goAway.encode(into: &written)
    try Self.same(written.bytes, payload, "goAway written")
  }

  private static func checkMetadata(_ payload: [UInt8]) throws(FuzzFinding) {
    var expectedRest = payload[...]
    let isLegal = ReferencePayload.takeMetadata(&expectedRest)
    var rest = ByteBuffer(bytes: payload)
    guard let metadata = try? Metadata(decodingFrom: &rest, of: .metadata) else {
      return try claim(!isLegal, "legal metadata was refused")
    }
    try claim(isLegal, "illegal metadata was taken")
    try Self.same(rest.bytes, Array(expectedRest), "what follows metadata")
    var written = ByteBuffer()
    metadata.encode(into: &written)
    try Self.same(written.bytes + rest.bytes, payload, "metadata written")
    try Self.checkEncodable(metadata)
  }

  /// What a peer may send, this end may send, too.
  private static func checkEncodable(_ metadata: Metadata) throws(FuzzFinding) {
    do throws(MetadataError) {
      try metadata.checkEncodable()
    } catch {
      throw FuzzFinding(description: "metadata that was received cannot be sent: \(error)")
    }
  }

  private static func decode<Value>(
    _ decode: (ByteBuffer) throws(ProtocolViolation) -> Value, _ payload: [UInt8]
  ) -> Result<Value, ProtocolViolation> {
    do throws(ProtocolViolation) {
      return .success(try decode(ByteBuffer(bytes: payload)))
    } catch {
      return .failure(error)
    }
  }

  private static func same<Value: Equatable>(
    _ actual: Value, _ expected: Value, _ what: String
  ) throws(FuzzFinding) {
    try claim(actual == expected, "\(what): \(actual) where the document says \(expected)")
  }
}

extension ByteBuffer {
  /// Everything readable.
  var bytes: [UInt8] { Array(self.readableBytesView) }
}
