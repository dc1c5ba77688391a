import Foundation
import RESTContract

/// Takes conversations and feedback in: one, an array, or JSON Lines that are read as they come.
struct IntakeController: Sendable {
  let intake: any ConversationIntake
  let reader: RequestBodyReader

  /// How long one line of JSON Lines may be.
  static let maximumLineBytes = 1 << 20

  func conversations(_ exchange: Exchange) async throws -> Reply {
    let origin = exchange.origin
    let intake = self.intake
    return try await self.take(
      exchange, noun: "conversations",
      IntakeTally<ConversationBody> { try await intake.ingest(conversations: $0, for: origin) })
  }

  func feedback(_ exchange: Exchange) async throws -> Reply {
    let origin = exchange.origin
    let intake = self.intake
    return try await self.take(
      exchange, noun: "items of feedback",
      IntakeTally<FeedbackBody> { try await intake.ingest(feedback: $0, for: origin) })
  }

  private func take<Item: IntakeItem>(
    _ exchange: Exchange, noun: String, _ tally: IntakeTally<Item>
  ) async throws -> Reply {
    var tally = tally
    let mediaType = try RequestBodyReader.mediaType(
      of: exchange.headers, taking: [.json, .jsonLines])
    switch mediaType {
    case .json:
      let bytes = try await self.reader.collect(exchange.stream, exchange.headers)
      let batch = try JSONBody.decode(IntakeBatch<Item>.self, from: bytes)
      let averageBytes = bytes.count / max(1, batch.attempts.count)
      for attempt in batch.attempts {
        try await tally.take(attempt.result, bytes: averageBytes)
      }
    case .jsonLines:
      try await self.reader.lines(
        of: exchange.stream, exchange.headers, maximumLineBytes: Self.maximumLineBytes
      ) { number, line in
        try await tally.take(Self.decode(line), line: number, bytes: line.byteCount)
      }
    }
    return try .json(await tally.finish(noun: noun))
  }

  private static func decode<Item: IntakeItem>(_ line: JSONLine) -> Result<Item, any Error> {
    switch line {
    case .tooLong:
      .failure(
        Problem(.bodyTooLarge, "the line is longer than \(Self.maximumLineBytes) bytes"))
    case .text(let bytes):
      Result {
        try JSONSyntax.check(bytes)
        return try RESTCoding.makeDecoder().decode(Item.self, from: Data(bytes))
      }
    }
  }
}

extension JSONLine {
  fileprivate var byteCount: Int {
    switch self {
    case .text(let bytes): bytes.count
    case .tooLong: 0
    }
  }
}
