/// RFC 3986: what is not unreserved as percent and hex.
package enum PercentEncoding {
  /// A text as a segment of a path, or as a name or value of a query.
  package static func encode(_ text: String) -> String {
    text.utf8.reduce(into: "") { encoded, byte in
      let isUnreserved =
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
        || (0x61...0x7a).contains(byte) || [0x2d, 0x2e, 0x5f, 0x7e].contains(byte)
      if isUnreserved {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        encoded += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
      }
    }
  }
}
