@testable import RPCCore

/// Typed details: what was read is written so that it is read the same, and never fails a call.
enum StatusDetailsCheck {
  static func run(_ input: [UInt8]) throws(FuzzFinding) {
    let decoded = StatusDetailsCoding(decoding: input)
    if let decoded {
      let written = decoded.encoded()
      guard let again = StatusDetailsCoding(decoding: written) else {
        throw FuzzFinding(description: "details that were written cannot be read")
      }
      try claim(again == decoded, "details read \(decoded), then \(again)")
      try claim(again.encoded() == written, "details are written in two ways")
    }
    try self.checkCarrier(input, decoded)
  }

  /// The details inside of a call's end.
  private static func checkCarrier(
    _ input: [UInt8], _ decoded: StatusDetailsCoding?
  ) throws(FuzzFinding) {
    var metadata = Metadata()
    metadata.addBinary(input, forKey: CallStatus.detailsKey)
    let status = CallStatus(received: .notFound, message: "gone", metadata: metadata)
    guard let error = status.error else {
      throw FuzzFinding(description: "a failed call has no error")
    }
    try claim(error.code == .notFound && error.message == "gone", "details changed the error")
    let isRead = decoded?.code == Int32(RPCError.Code.notFound.rawValue)
    try claim(
      error.details == (isRead ? decoded?.details : []),
      "the error has other details than were sent")
    try claim(error.metadata.isEmpty == isRead, "details that were read are left in the metadata")
    guard !error.details.isEmpty else { return }
    let forwarded = CallStatus(error).error
    // Details that have grown too large by being written anew are left out.
    try claim(
      forwarded?.details == error.details || input.count > 8192, "details are lost when passed on")
  }
}
