/// Why no stub can be generated; protoc prints the description and fails.
enum StubGeneratorError: Error, CustomStringConvertible {
  /// The plugin takes no parameters.
  case unknownParameter(String)
  /// No contract needs request streams so far; the runtime could carry them.
  case clientStreaming(method: String)

  var description: String {
    switch self {
    case .unknownParameter(let key):
      "unknown parameter '\(key)': this plugin takes none"
    case .clientStreaming(let method):
      "\(method) streams its request, for which this plugin makes no stubs"
    }
  }
}
