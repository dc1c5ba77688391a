import Glibc

extension UnsafeMutableRawBufferPointer {
  /// Overwrites the bytes, which the compiler must not leave out.
  func wipe() {
    if let start = self.baseAddress { explicit_bzero(start, self.count) }
  }
}
