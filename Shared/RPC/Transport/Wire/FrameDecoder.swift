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
  /// The header of a frame that earlier reads ended in, when all of it has come.
  private var header: FrameHeader?
  /// The beginning of that frame's payload, or of its header.
  private var partial = ByteBuffer()

  /// Creates a decoder.
  init(maxPayloadBytes: Int) { self.maxPayloadBytes = maxPayloadBytes }

  /// Bytes that wait, for the rest of their frame or to be looked at.
  var bufferedBytes: Int {
    self.input.readableBytes + self.partial.readableBytes
      + (self.header == nil ? 0 : FrameHeader.bytes)
  }

  /// Takes bytes in.
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
    if self.header != nil || self.partial.readableBytes > 0 { return try self.nextOfPartial() }
    guard let header = try FrameHeader.peek(in: self.input, maxLength: self.maxPayloadBytes) else {
      self.keepRest(capacity: FrameHeader.bytes)
      return nil
    }
    guard self.input.readableBytes >= FrameHeader.bytes + header.length else {
      self.input.moveReaderIndex(forwardBy: FrameHeader.bytes)
      self.header = header
      self.keepRest(capacity: header.length)
      return nil
    }
    return Self.takeFrame(header, from: &self.input)
  }

  private mutating func nextOfPartial() throws(ProtocolViolation) -> Frame? {
    if self.header == nil {
      self.fillPartial(to: FrameHeader.bytes)
      guard let header = try FrameHeader.peek(in: self.partial, maxLength: self.maxPayloadBytes)
      else { return nil }
      self.header = header
      self.partial = ByteBuffer()
    }
    guard let header = self.header else { return nil }
    self.fillPartial(to: header.length)
    guard self.partial.readableBytes == header.length else { return nil }
    defer {
      self.header = nil
      self.partial = ByteBuffer()
    }
    return Frame(header: header, payload: self.partial)
  }

  /// Moves bytes of the input into what is unfinished, until that has so many.
  private mutating func fillPartial(to total: Int) {
    let missing = total - self.partial.readableBytes
    guard missing > 0,
      let piece = self.input.readSlice(length: min(missing, self.input.readableBytes))
    else { return }
    self.partial.reserveCapacity(minimumWritableBytes: missing)
    self.partial.writeImmutableBuffer(piece)
    if self.input.readableBytes == 0 { self.input = ByteBuffer() }
  }

  /// Makes the rest of the input the beginning of what is unfinished.
  private mutating func keepRest(capacity: Int) {
    // Lets go of what was read: the frames hold what they need of it.
    defer { self.input = ByteBuffer() }
    self.partial = ByteBuffer()
    guard self.input.readableBytes > 0 else { return }
    self.partial.reserveCapacity(capacity)
    self.partial.writeImmutableBuffer(self.input)
  }

  private static func takeFrame(_ header: FrameHeader, from buffer: inout ByteBuffer) -> Frame {
    buffer.moveReaderIndex(forwardBy: FrameHeader.bytes)
    guard let payload = buffer.readSlice(length: header.length) else {
      preconditionFailure("the frame's bytes were counted before")
    }
    return Frame(header: header, payload: payload)
  }
}
