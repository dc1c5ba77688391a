internal import NIOCore

/// How much is read and written at a time.
enum TransportBuffers {
  /// A read takes as much as the socket has, within reason.
  static var receiveAllocator: AdaptiveRecvByteBufferAllocator {
    AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 16_384, maximum: 262_144)
  }

  /// What a server reads of one connection before others have their turn: so much of the smallest
  /// frames is a fraction of a millisecond's work.
  static var serverReceiveAllocator: AdaptiveRecvByteBufferAllocator {
    AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 16_384, maximum: 65_536)
  }

  /// Writing stops above the high mark until the socket has taken what is above the low one.
  static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(
    low: 128 * 1024, high: 512 * 1024)
}

extension ByteBuffer {
  /// The bytes in a buffer of their own, when this one keeps more memory besides.
  ///
  /// - Parameter share: Up to which share of its memory it may waste: a half, a quarter.
  func ownStorage(wasting share: Int = 2) -> ByteBuffer {
    let waste = self.storageCapacity - self.readableBytes
    guard waste > self.storageCapacity / share else { return self }
    var copy = ByteBuffer()
    copy.reserveCapacity(self.readableBytes)
    copy.writeImmutableBuffer(self)
    return copy
  }
}
