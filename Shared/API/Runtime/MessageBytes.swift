import NIOCore
import SwiftProtobuf

/// A `ByteBuffer` in the shape that SwiftProtobuf reads and writes, so that messages are decoded
/// from the bytes of the network and encoded into them without a copy between.
struct MessageBytes: SwiftProtobufContiguousBytes {
  private(set) var buffer: ByteBuffer

  init(_ buffer: ByteBuffer) {
    self.buffer = buffer
  }

  init(repeating byte: UInt8, count: Int) {
    self.buffer = ByteBuffer(repeating: byte, count: count)
  }

  init<S: Sequence>(_ sequence: S) where S.Element == UInt8 {
    self.buffer = ByteBuffer(bytes: sequence)
  }

  var count: Int { self.buffer.readableBytes }

  func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try self.buffer.withUnsafeReadableBytes(body)
  }

  mutating func withUnsafeMutableBytes<R>(
    _ body: (UnsafeMutableRawBufferPointer) throws -> R
  ) rethrows -> R {
    try self.buffer.withUnsafeMutableReadableBytes(body)
  }
}
