/// What a fake server does about a request: which bytes it sends, and what it does to the connection.
package struct ScriptedResponse: Sendable {
  /// One thing after the other.
  package enum Step: Sendable {
    /// Sends these very bytes.
    case send([UInt8])
    /// Waits until something happens; the connection may be closed meanwhile.
    case wait(@Sendable () async throws -> Void)
    /// Sends pieces without an end, until the other side closes.
    case sendForever([UInt8])
    /// Sends nothing more, and reads nothing, until the other side closes.
    case stall
    /// Ends the connection in order.
    case close
    /// Ends the connection with a reset.
    case reset
  }

  /// What is done, in this order. The connection is kept for the next request unless a step ends it.
  package var steps: [Step]

  /// Does these things.
  package init(_ steps: [Step]) { self.steps = steps }

  // MARK: - Whole answers

  /// A status with header fields and a body of a known length.
  package static func status(
    _ status: Int, headers: [(String, String)] = [], body: [UInt8] = []
  ) -> ScriptedResponse {
    let length = [("Content-Length", String(body.count))]
    return ScriptedResponse([.send(self.head(status, headers + length) + body)])
  }

  /// JSON.
  package static func json(
    _ text: String, status: Int = 200, headers: [(String, String)] = []
  ) -> ScriptedResponse {
    .status(
      status, headers: [("Content-Type", "application/json")] + headers, body: Array(text.utf8))
  }

  /// Plain text.
  package static func text(_ text: String, status: Int = 200) -> ScriptedResponse {
    .status(status, headers: [("Content-Type", "text/plain")], body: Array(text.utf8))
  }

  /// Leads elsewhere.
  package static func redirect(_ location: String, status: Int = 302) -> ScriptedResponse {
    .status(status, headers: [("Location", location)])
  }

  /// A body in chunks, each a piece (RFC 9112, section 7.1).
  package static func chunked(
    _ pieces: [[UInt8]], status: Int = 200, headers: [(String, String)] = []
  ) -> ScriptedResponse {
    let head = self.head(status, headers + [("Transfer-Encoding", "chunked")])
    let chunks = pieces.map { Step.send(self.chunk($0)) }
    return ScriptedResponse([.send(head)] + chunks + [.send(Array("0\r\n\r\n".utf8))])
  }

  /// A stream of events that ends with the connection, cut wherever is said.
  ///
  /// - Parameters:
  ///   - text: The stream.
  ///   - cuts: Places in bytes between which pieces are sent by themselves.
  package static func events(_ text: String, cuts: [Int] = []) -> ScriptedResponse {
    let bytes = Array(text.utf8)
    let borders = [0] + cuts.filter { (1..<bytes.count).contains($0) }.sorted() + [bytes.count]
    let pieces = zip(borders, borders.dropFirst()).map { Step.send(Array(bytes[$0..<$1])) }
    let head = self.head(
      200, [("Content-Type", "text/event-stream"), ("Connection", "close")])
    return ScriptedResponse([.send(head)] + pieces + [.close])
  }

  // MARK: - Faults

  /// Announces a body of one length and ends it at another.
  package static func wrongLength(announced: Int, body: [UInt8]) -> ScriptedResponse {
    ScriptedResponse([
      .send(self.head(200, [("Content-Length", String(announced))]) + body), .close,
    ])
  }

  /// Sends its header and then nothing.
  package static func stallAfterHead(_ status: Int = 200, length: Int = 1000) -> ScriptedResponse {
    ScriptedResponse([.send(self.head(status, [("Content-Length", String(length))])), .stall])
  }

  /// Never says anything.
  package static let silence = ScriptedResponse([.stall])

  /// Closes without an answer.
  package static let hangUp = ScriptedResponse([.close])

  /// A body without an end.
  package static let endless = ScriptedResponse([
    .send(ScriptedResponse.head(200, [("Connection", "close")])),
    .sendForever([UInt8](repeating: 0x61, count: 1 << 14)),
  ])

  /// The same, after something has happened.
  package func after(_ wait: @escaping @Sendable () async throws -> Void) -> ScriptedResponse {
    ScriptedResponse([.wait(wait)] + self.steps)
  }

  /// The same, one byte at a time.
  package var dribbled: ScriptedResponse {
    ScriptedResponse(
      self.steps.flatMap { step in
        if case .send(let bytes) = step { bytes.map { Step.send([$0]) } } else { [step] }
      })
  }

  // MARK: - Bytes

  /// A status line and header fields, with the empty line behind them.
  package static func head(_ status: Int, _ headers: [(String, String)]) -> [UInt8] {
    let lines = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
    return Array("HTTP/1.1 \(status) Scripted\r\n\(lines)\r\n".utf8)
  }

  /// One chunk of a body in chunks.
  package static func chunk(_ piece: [UInt8]) -> [UInt8] {
    Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)
  }
}
