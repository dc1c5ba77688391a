public import NIOCore

/// Splits what is read into length-prefixed frames.
public struct FrameSplitter {
  private var rest: ByteBuffer?

  /// Creates a splitter.
  public init() {}

  /// Takes bytes in and gives every complete frame out, without its length.
  public mutating func feed(_ bytes: ByteBuffer, _ body: (ByteBuffer) -> Void) {
    var input = bytes
    if var whole = self.rest {
      self.rest = nil
      whole.writeImmutableBuffer(bytes)
      input = whole
    }
    while let length = input.getInteger(at: input.readerIndex, as: UInt32.self),
      input.readableBytes >= 4 + Int(length)
    {
      input.moveReaderIndex(forwardBy: 4)
      if let frame = input.readSlice(length: Int(length)) { body(frame) }
    }
    guard input.readableBytes > 0 else { return }
    input.discardReadBytes()
    self.rest = input
  }
}
