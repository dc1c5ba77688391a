import NIOCore
import RPCCore
import SwiftProtobuf
import Testing

@testable import API

/// Messages that are small on the wire and would be large in memory.
struct MessageWeightTests {
  private typealias Request = Reddytalk_Collector_V1_IngestConversationsRequest
  private static let emptyElement: [UInt8] = [0x0A, 0x00]

  private func isExcessive(_ bytes: [UInt8], limit: Int = 100) -> Bool {
    MessageWeight.isExcessive(ByteBuffer(bytes: bytes), limit: limit)
  }

  private func field(_ number: UInt8, _ payload: [UInt8]) -> [UInt8] {
    var bytes = [number << 3 | 2]
    var length = payload.count
    while length > 0x7F {
      bytes.append(UInt8(length & 0x7F) | 0x80)
      length >>= 7
    }
    return bytes + [UInt8(length)] + payload
  }

  private func elements(_ count: Int) -> [UInt8] {
    Array([[UInt8]](repeating: Self.emptyElement, count: count).joined())
  }

  @Test func `elements are counted up to the limit`() {
    #expect(!self.isExcessive(self.elements(100)))
    #expect(self.isExcessive(self.elements(101)))
  }

  @Test func `elements inside elements are counted`() {
    #expect(!self.isExcessive(self.field(1, self.elements(98)) + self.field(9, [8, 1, 8, 1])))
    #expect(self.isExcessive(self.field(1, self.field(5, self.elements(100)))))
  }

  @Test func `text does not count`() {
    let text = Array("I have had a sore throat since yesterday.\n".utf8)
    let message = Array([[UInt8]](repeating: self.field(2, text), count: 200).joined())
    #expect(!self.isExcessive(message))
  }

  @Test func `elements before a fault count, since the decoder makes them`() {
    #expect(self.isExcessive(self.field(1, self.elements(150) + [0x07])))
    #expect(self.isExcessive(self.elements(150) + [0x07]))
  }

  @Test func `the ends of groups hide nothing`() {
    #expect(self.isExcessive([0x0B] + self.elements(101) + [0x0C]))
  }

  private static func numbers(_ count: Int) -> [UInt8] {
    Array([[UInt8]](repeating: [0x08, 0x01], count: count).joined())
  }

  @Test func `numbers are counted up to their limit, wherever they are`() {
    let most = Self.numbers(MessageWeight.numberLimit)
    #expect(!self.isExcessive(most))
    #expect(self.isExcessive(most + [0x08, 0x01]))
    #expect(self.isExcessive(self.field(1, most + [0x08, 0x01])))
    #expect(self.isExcessive(self.field(1, most + [0x08, 0x01, 0x07])), "before a fault")
    #expect(self.isExcessive([0x0B] + most + [0x0C]), "in a group, whose ends count")
  }

  @Test func `blanks and digits in a text do not count as numbers`() {
    let text = Array((String(repeating: "0 ", count: 20_000) + "and so it goes").utf8)
    let message = Array([[UInt8]](repeating: self.field(2, text), count: 20).joined())
    #expect(!self.isExcessive(message))
  }

  @Test func `a request with too many elements is refused before it is decoded`() async throws {
    let request = ByteBuffer(bytes: self.elements(MessageWeight.limit + 1))
    let error = #expect(throws: RPCError.self) {
      try MessageCoding.decodeRequest(request, as: Request.self)
    }
    #expect(error?.code == .resourceExhausted)
    let most = ByteBuffer(bytes: self.elements(MessageWeight.limit))
    #expect(
      try MessageCoding.decodeRequest(most, as: Request.self).conversations.count
        == MessageWeight.limit)
  }

  @Test func `a full batch of conversations is far from the limit`() throws {
    var conversation = Reddytalk_Collector_V1_Conversation()
    conversation.id = "conversation-with-an-id"
    conversation.messages = (0..<20).map { turn in
      .with {
        $0.role = turn.isMultiple(of: 2) ? "user" : "assistant"
        $0.content = "A turn of usual length, with a question or the answer to one in it."
      }
    }
    let request = Request.with {
      $0.conversations = Array(repeating: conversation, count: 1_000)
    }
    let bytes = try MessageCoding.encode(request)
    #expect(!MessageWeight.isExcessive(bytes))
    #expect(MessageWeight.isExcessive(bytes, limit: 20_000))
  }
}
