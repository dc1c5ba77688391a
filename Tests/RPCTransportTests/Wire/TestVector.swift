import FoundationEssentials
import NIOCore
import RPCCore
import Testing

@testable import RPCTransport

/// A file of `proto/vectors`; its README is the description.
struct TestVectorFile: Decodable {
  struct Limits: Decodable, Hashable {
    var frame: Int
    var message: Int
    var streamCredit: Int
    var connectionCredit: Int
    var streams: Int
  }

  var receiverLimits: Limits
  var peerLimits: Limits
  var vectors: [TestVector]

  static let names = ["hello", "frames", "connection-errors", "call-errors"]

  /// Reads a file.
  static func read(_ name: String) throws -> TestVectorFile {
    var directory = URL(filePath: #filePath)
    for _ in 0..<4 { directory.deleteLastPathComponent() }
    let file = directory.appending(path: "proto/vectors/\(name).json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Self.self, from: Data(contentsOf: file))
  }
}

/// Bytes that one side receives, and what has to come of them.
struct TestVector: Decodable {
  /// Bytes, written out or repeated.
  enum Piece: Decodable {
    case hex(String)
    case repeated(byte: String, times: Int)

    private enum CodingKeys: CodingKey { case byte, times }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self = .hex(text)
      } else {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self = .repeated(
          byte: try container.decode(String.self, forKey: .byte),
          times: try container.decode(Int.self, forKey: .times))
      }
    }

    var bytes: [UInt8] {
      switch self {
      case .hex(let text): [UInt8](hex: text)
      case .repeated(let byte, let times):
        Array(repeating: [UInt8](hex: byte), count: times).flatMap { $0 }
      }
    }
  }

  struct Call: Decodable {
    var shape: String
  }

  struct Outcome: Decodable {
    var stream: UInt32
    var code: UInt8?
    var messages: [[Piece]]
    var text: String?
    var initial: [[String]]?
    var trailing: [[String]]?
    var neverSeen: Bool?
  }

  struct Expectation: Decodable {
    var goaway: UInt8?
    var closes: Bool?
    var hello: TestVectorFile.Limits?
    var outcomes: [Outcome]?
    var sends: [String]?
  }

  var name: String
  var receiver: String
  var afterHello: Bool
  var calls: [Call]?
  var bytes: [Piece]
  var expect: Expectation

  /// What arrives.
  var input: [UInt8] { self.bytes.flatMap(\.bytes) }
}

extension TestVectorFile.Limits {
  /// What a side with these limits says in HELLO.
  var connectionLimits: ConnectionLimits {
    ConnectionLimits(
      maxFrameBytes: self.frame, maxMessageBytes: self.message,
      streamWindowBytes: self.streamCredit, connectionWindowBytes: self.connectionCredit,
      maxConcurrentStreams: self.streams)
  }

  init(_ hello: Hello) {
    self.init(
      frame: hello.maxFrameBytes, message: hello.maxMessageBytes,
      streamCredit: hello.streamWindowBytes, connectionCredit: hello.connectionWindowBytes,
      streams: hello.maxConcurrentStreams)
  }
}

extension [UInt8] {
  init(hex: String) {
    let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    self = stride(from: 0, to: digits.count - 1, by: 2).map { index in
      UInt8(digits[index] << 4 | digits[index + 1])
    }
  }

  var hex: String {
    self.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
