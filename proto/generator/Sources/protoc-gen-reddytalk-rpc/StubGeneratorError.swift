/// Why no stub can be generated; protoc prints the description and fails.
enum StubGeneratorError: Error, CustomStringConvertible {
  /// The plugin takes no parameters.
  case unknownParameter(String)
  /// The runtime has unary and server-streaming calls only.
  case clientStreaming(method: String)

  var description: String {
    switch self {
    case .unknownParameter(let key):
      "unknown parameter '\(key)': this plugin takes none"
    case .clientStreaming(let method):
      "\(method) streams its request, which the RPC runtime does not support"
    }
  }
}
