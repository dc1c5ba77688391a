import NIOCore
import Testing

@testable import RPCTransport

/// Messages that come in parts.
@Suite struct MessagePartsTests {
  private func part(_ count: Int, _ byte: UInt8) -> ByteBuffer {
    ByteBuffer(repeating: byte, count: count)
  }

  @Test("Parts of all sizes are joined in their order")
  func joins() {
    let sizes = [1, 40_000, 3, 5, 32_768, 32_767, 1, 100_000, 0, 7]
    var parts = MessageParts()
    var expected = ByteBuffer()
    for (number, size) in sizes.enumerated() {
      let piece = self.part(size, UInt8(number))
      parts.append(piece)
      expected.writeImmutableBuffer(piece)
    }
    #expect(parts.readableBytes == sizes.reduce(0, +))
    #expect(parts.joined() == expected)
  }

  @Test("A message of one piece is not copied")
  func onePiece() {
    let message = self.part(100_000, 1)
    let address = { (buffer: ByteBuffer) in buffer.withUnsafeReadableBytes { $0.baseAddress } }
    #expect(address(MessageParts(message).joined()) == address(message))
  }

  @Test("What was joined once is not changed by what comes later")
  func independent() {
    var parts = MessageParts()
    parts.append(self.part(10, 1))
    let before = parts.joined()
    parts.append(self.part(10, 2))
    #expect(before == self.part(10, 1))
  }

  @Test("Parts of a byte do not cost a buffer each")
  func tinyParts() {
    var parts = MessageParts()
    for _ in 0..<100_000 { parts.append(self.part(1, 1)) }
    #expect(parts.heldBytes <= 3 * 100_000)
  }

  @Test("A small part of a large read lets go of the read")
  func letsGo() {
    var read = self.part(65_536, 1)
    let slice = read.readSlice(length: 10)!
    var parts = MessageParts()
    parts.append(slice)
    #expect(parts.heldBytes < 1024)
    #expect(MessageParts(slice).ownStorage().heldBytes < 1024)
  }
}
