internal import NIOCore

/// How much is read and written at a time.
enum TransportBuffers {
  /// A read takes as much as the socket has, within reason.
  static var receiveAllocator: AdaptiveRecvByteBufferAllocator {
    AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 16_384, maximum: 262_144)
  }

  /// Writing stops above the high mark until the socket has taken what is above the low one.
  static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(
    low: 128 * 1024, high: 512 * 1024)
}

extension ByteBuffer {
  /// The bytes in a buffer of their own, when this one is a small part of a larger.
  func ownStorage() -> ByteBuffer {
    guard self.readableBytes < self.storageCapacity / 2 else { return self }
    var copy = ByteBuffer()
    copy.reserveCapacity(self.readableBytes)
    copy.writeImmutableBuffer(self)
    return copy
  }
}
