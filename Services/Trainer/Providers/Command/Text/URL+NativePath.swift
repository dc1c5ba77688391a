import FoundationEssentials

extension URL {
  /// The path as the system takes it: absolute, nothing escaped, without a slash at its end.
  var nativePath: String {
    let path = self.absoluteURL.path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
