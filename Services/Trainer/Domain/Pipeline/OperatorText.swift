/// What an operator may read about an error.
enum OperatorText {
  /// The error's own words, except those of decoders, which may quote what they decoded.
  static func of(_ error: any Error) -> String {
    switch error {
    case is DecodingError, is EncodingError: "stored data is not readable"
    default: "\(error)"
    }
  }
}
