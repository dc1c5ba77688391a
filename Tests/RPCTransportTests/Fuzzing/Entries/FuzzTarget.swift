/// Something that takes arbitrary bytes, and the properties that must hold whatever they are.
///
/// The fuzzer looks for bytes that break one; the ordinary tests replay those it has found.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// The frame decoder, whole and in pieces, against a second reading of the document.
  case frames
  /// Both ends of a connection under input, time, calls, cancellations, a full socket and lost peers.
  case connection
  /// The payloads of HELLO, OPEN, STATUS, GOAWAY and METADATA, there and back.
  case payloads
  /// The typed details of an error, there and back.
  case details
  /// Both ends of a connection, frame by frame against the document's rules, and the same input cut
  /// anywhere.
  case splits

  /// Runs the target.
  ///
  /// - Throws: `FuzzFinding` naming the property that does not hold.
  package func run(_ input: [UInt8]) throws(FuzzFinding) {
    switch self {
    case .frames: try FrameDecoderCheck.run(FuzzScript(input))
    case .connection: try ConnectionCheck.run(FuzzScript(input))
    case .payloads: try PayloadCheck.run(input)
    case .details: try StatusDetailsCheck.run(input)
    case .splits: try SplitCheck.run(FuzzScript(input))
    }
  }
}
