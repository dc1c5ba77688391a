internal import NIOCore

/// Splits a connection's bytes into frames.
///
/// A frame that lies whole in what was read is a slice of it. One that does not is gathered in a
/// buffer of its own, made to its size when its header is known: so only the bytes of frames that
/// straddle two reads are copied, once each, and no more than one unfinished frame is ever kept,
/// whose length has been checked before anything waits for it.
struct FrameDecoder {
  /// The largest payload allowed now.
  var maxPayloadBytes: Int

  /// What was read last and not yet looked at.
  private var input = ByteBuffer()
  /// The beginning of a frame that earlier reads ended in; empty when none did.
  private var partial = ByteBuffer()

  /// Creates a decoder.
  init(maxPayloadBytes: Int) { self.maxPayloadBytes = maxPayloadBytes }

  /// Bytes that wait for the rest of their frame.
  var bufferedBytes: Int { self.input.readableBytes + self.partial.readableBytes }

  /// Takes bytes in; everything that came before must have been decoded.
  mutating func append(_ bytes: ByteBuffer) {
    if self.input.readableBytes == 0 {
      self.input = bytes
    } else {
      self.input.writeImmutableBuffer(bytes)
    }
  }

  /// Takes the next complete frame out.
  ///
  /// - Returns: The frame, or nil until more bytes come.
  /// - Throws: The rule that the next frame's header breaks; there is no going on after that.
  mutating func next() throws(ProtocolViolation) -> Frame? {
    if self.partial.readableBytes > 0 { return try self.nextOfPartial() }
    guard let header = try FrameHeader.peek(in: self.input, maxLength: self.maxPayloadBytes) else {
      self.keepRest(capacity: FrameHeader.bytes)
      return nil
    }
    let total = FrameHeader.bytes + header.length
    guard self.input.readableBytes >= total else {
      self.keepRest(capacity: total)
      return nil
    }
    return Self.takeFrame(header, from: &self.input)
  }

  private mutating func nextOfPartial() throws(ProtocolViolation) -> Frame? {
    self.fillPartial(to: FrameHeader.bytes)
    guard let header = try FrameHeader.peek(in: self.partial, maxLength: self.maxPayloadBytes)
    else { return nil }
    let total = FrameHeader.bytes + header.length
    self.fillPartial(to: total)
    guard self.partial.readableBytes == total else { return nil }
    defer { self.partial = ByteBuffer() }
    return Self.takeFrame(header, from: &self.partial)
  }

  /// Moves bytes of the input into the unfinished frame, until it has so many.
  private mutating func fillPartial(to total: Int) {
    let missing = total - self.partial.readableBytes
    guard missing > 0,
      let piece = self.input.readSlice(length: min(missing, self.input.readableBytes))
    else { return }
    self.partial.reserveCapacity(minimumWritableBytes: missing)
    self.partial.writeImmutableBuffer(piece)
    if self.input.readableBytes == 0 { self.input = ByteBuffer() }
  }

  /// Makes the rest of the input the beginning of a frame of its own.
  private mutating func keepRest(capacity: Int) {
    guard self.input.readableBytes > 0 else {
      // Lets go of what was read: the frames hold what they need of it.
      self.input = ByteBuffer()
      return
    }
    self.partial = ByteBuffer()
    self.partial.reserveCapacity(capacity)
    self.partial.writeImmutableBuffer(self.input)
    self.input = ByteBuffer()
  }

  private static func takeFrame(_ header: FrameHeader, from buffer: inout ByteBuffer) -> Frame {
    buffer.moveReaderIndex(forwardBy: FrameHeader.bytes)
    guard let payload = buffer.readSlice(length: header.length) else {
      preconditionFailure("the frame's bytes were counted before")
    }
    return Frame(header: header, payload: payload)
  }
}
