import NIOCore
import RPCCore
import SwiftProtobuf
import Testing

@testable import API

/// Long messages that are decoded piece by piece.
struct MessageSlicesTests {
  private typealias Request = Reddytalk_Collector_V1_IngestConversationsRequest

  private func request(conversations: Int, turns: Int) -> Request {
    .with { request in
      request.conversations = (0..<conversations).map { number in
        .with { conversation in
          conversation.id = "conversation-\(number)"
          conversation.messages = (0..<turns).map { turn in
            .with {
              $0.role = turn.isMultiple(of: 2) ? "user" : "assistant"
              $0.content = String(repeating: "word \(turn) ", count: number % 7)
            }
          }
        }
      }
    }
  }

  @Test(arguments: [1, 2, 100, 5_000, 1 << 20])
  func `the pieces are messages whose merge is the message`(leastBytes: Int) throws {
    let request = self.request(conversations: 50, turns: 4)
    let bytes = try MessageCoding.encode(request)
    var joined = ByteBuffer()
    var merged = Request()
    for var slice in MessageSlices(bytes, leastBytes: leastBytes) {
      try merged.merge(serializedBytes: MessageBytes(slice))
      #expect(
        slice.readableBytes >= leastBytes
          || joined.readableBytes + slice.readableBytes == bytes.readableBytes)
      joined.writeBuffer(&slice)
    }
    #expect(joined == bytes)
    #expect(merged == request)
  }

  @Test func `a long message is decoded as a short one is`() throws {
    let request = self.request(conversations: 900, turns: 8)
    let bytes = try MessageCoding.encode(request)
    #expect(bytes.readableBytes > 10 * MessageSlices.leastBytes)
    #expect(try MessageCoding.decodeRequest(bytes, as: Request.self) == request)
  }

  @Test(arguments: [[0x07], [0x0A, 0x05, 0x01], [0x0A], [0x80], [0x0C]] as [[UInt8]])
  func `a fault anywhere is found`(fault: [UInt8]) throws {
    let bytes = try MessageCoding.encode(self.request(conversations: 900, turns: 8))
    for position in [0, bytes.readableBytes] {
      var broken = ByteBuffer(bytes: fault)
      if position > 0 {
        broken = bytes
        broken.writeBytes(fault)
      } else {
        broken.writeImmutableBuffer(bytes)
      }
      let error = #expect(throws: RPCError.self) {
        try MessageCoding.decodeRequest(broken, as: Request.self)
      }
      #expect(error?.code == .invalidArgument)
    }
  }

  @Test func `a group goes to the decoder with what follows`() {
    let group: [UInt8] = [0x0B, 0x08, 0x01, 0x0C]
    let bytes = ByteBuffer(bytes: [0x08, 0x01] + group + [0x08, 0x02])
    let slices = Array(MessageSlices(bytes, leastBytes: 1)).map { Array($0.readableBytesView) }
    #expect(slices == [[0x08, 0x01], group + [0x08, 0x02]])
  }
}
