extension String {
  /// The longest beginning that takes no more than a number of UTF-8 bytes, in whole characters.
  package func prefix(utf8Bytes limit: Int) -> String {
    guard self.utf8.count > limit else { return self }
    var count = 0
    let end = self.unicodeScalars.firstIndex { scalar in
      count += UTF8.width(scalar)
      return count > limit
    }
    return String(self.unicodeScalars[..<(end ?? self.endIndex)])
  }
}
