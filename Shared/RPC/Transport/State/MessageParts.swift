internal import NIOCore

/// A message as it came: in one piece, or in several that are not joined before somebody reads it.
///
/// A message of megabytes that grows in one buffer is copied again at each doubling, on the event loop
/// and for nothing if its end never comes. Small parts are gathered, so that a peer cannot make each of
/// a few bytes cost a buffer.
struct MessageParts: Sendable {
  /// Parts of at least this size are kept as they are.
  private static var wholePartBytes: Int { 32 * 1024 }

  private var first: ByteBuffer
  private var rest: [ByteBuffer] = []
  /// Whether further bytes may be gathered in the last piece.
  private var isLastOpen = false
  /// How many bytes have come.
  private(set) var readableBytes: Int
  /// What the pieces hold of memory.
  private(set) var heldBytes: Int

  /// A message that came whole, a slice of what was read.
  init(_ message: ByteBuffer) {
    self.first = message
    self.readableBytes = message.readableBytes
    self.heldBytes = message.storageCapacity
  }

  /// Nothing yet.
  init() { self.init(ByteBuffer()) }

  /// Adds the next part.
  mutating func append(_ part: ByteBuffer) {
    self.readableBytes += part.readableBytes
    if part.readableBytes >= Self.wholePartBytes {
      let piece = part.ownStorage(wasting: 4)
      self.heldBytes += piece.storageCapacity
      self.rest.append(piece)
      self.isLastOpen = false
    } else if self.isLastOpen, let last = self.rest.indices.last {
      self.heldBytes -= self.rest[last].storageCapacity
      self.rest[last].writeImmutableBuffer(part)
      self.heldBytes += self.rest[last].storageCapacity
      self.isLastOpen = self.rest[last].readableBytes < Self.wholePartBytes
    } else {
      // A copy: a part of a few bytes must not keep all of what was read with it.
      var piece = ByteBuffer()
      piece.writeImmutableBuffer(part)
      self.heldBytes += piece.storageCapacity
      self.rest.append(piece)
      self.isLastOpen = true
    }
  }

  /// The same, holding no more than about twice its size.
  func ownStorage() -> MessageParts {
    self.rest.isEmpty ? MessageParts(self.first.ownStorage()) : self
  }

  /// The whole message.
  ///
  /// - Parameter pause: Called after each of the pieces that have to be copied.
  func joined(pausing pause: () -> Void = {}) -> ByteBuffer {
    if self.rest.isEmpty { return self.first }
    if self.rest.count == 1, self.first.readableBytes == 0 { return self.rest[0] }
    var message = self.first
    message.reserveCapacity(minimumWritableBytes: self.readableBytes - message.readableBytes)
    for part in self.rest {
      message.writeImmutableBuffer(part)
      pause()
    }
    return message
  }
}
