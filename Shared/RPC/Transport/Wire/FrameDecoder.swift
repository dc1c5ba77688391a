internal import NIOCore

/// Splits a connection's bytes into frames, in place.
///
/// Keeps at most one unfinished frame, whose length has been checked before anything waits for it.
struct FrameDecoder {
  /// The largest payload allowed now.
  var maxPayloadBytes: Int

  private var buffer: ByteBuffer?

  /// Creates a decoder.
  init(maxPayloadBytes: Int) { self.maxPayloadBytes = maxPayloadBytes }

  /// Bytes that wait for the rest of their frame.
  var bufferedBytes: Int { self.buffer?.readableBytes ?? 0 }

  /// Takes bytes in.
  mutating func append(_ bytes: ByteBuffer) {
    guard var rest = self.buffer.take(), rest.readableBytes > 0 else {
      self.buffer = bytes
      return
    }
    rest.discardReadBytes()
    var bytes = bytes
    rest.writeBuffer(&bytes)
    self.buffer = rest
  }

  /// Takes the next complete frame out.
  ///
  /// - Returns: The frame, or nil until more bytes come.
  /// - Throws: The rule that the next frame's header breaks; there is no going on after that.
  mutating func next() throws(ProtocolViolation) -> Frame? {
    guard var buffer = self.buffer.take() else { return nil }
    guard let header = try FrameHeader.peek(in: buffer, maxLength: self.maxPayloadBytes) else {
      self.keep(buffer)
      return nil
    }
    let total = FrameHeader.bytes + header.length
    guard buffer.readableBytes >= total else {
      buffer.reserveCapacity(minimumWritableBytes: total - buffer.readableBytes)
      self.keep(buffer)
      return nil
    }
    buffer.moveReaderIndex(forwardBy: FrameHeader.bytes)
    guard let payload = buffer.readSlice(length: header.length) else {
      preconditionFailure("the frame's bytes were counted before")
    }
    self.keep(buffer)
    return Frame(header: header, payload: payload)
  }

  private mutating func keep(_ buffer: ByteBuffer) {
    self.buffer = buffer.readableBytes > 0 ? buffer : nil
  }
}
