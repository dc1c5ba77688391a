internal import NIOCore
internal import RPCCore

/// Finds a method by the bytes of its path, without making a string of them.
struct MethodTable: Sendable {
  /// A method that is served.
  struct Entry: Sendable {
    let descriptor: MethodDescriptor
    let registration: RPCRouter.Registration
    fileprivate let path: [UInt8]
  }

  /// Entries by hash; as many buckets as a power of two has, at least twice the entries.
  private let buckets: [[Entry]]

  init(_ router: RPCRouter) {
    var count = 16
    while count < router.methods.count * 2 { count *= 2 }
    var buckets = [[Entry]](repeating: [], count: count)
    for method in router.methods {
      guard let registration = try? router.registration(for: method) else { continue }
      let path = Array(method.path.utf8)
      let index = path.withUnsafeBytes { Self.index(of: $0, buckets: count) }
      buckets[index].append(
        Entry(descriptor: method, registration: registration, path: path))
    }
    self.buckets = buckets
  }

  /// The method with this path.
  subscript(path: ByteBuffer) -> Entry? {
    path.withUnsafeReadableBytes { bytes in
      self.buckets[Self.index(of: bytes, buckets: self.buckets.count)].first {
        $0.path.count == bytes.count && bytes.elementsEqual($0.path)
      }
    }
  }

  /// FNV-1a. The table is fixed at start, so a peer gains nothing from collisions.
  private static func index(of bytes: UnsafeRawBufferPointer, buckets: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (buckets - 1)
  }
}
