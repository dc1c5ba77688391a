/// How a call ended, as it travels: code, message and trailing metadata, typed details among them.
package struct CallStatus: Hashable, Sendable {
  package var code: RPCError.Code
  package var message: String
  package var metadata: Metadata

  /// The metadata key of an error's typed details.
  package static let detailsKey = "status-details-bin"

  /// The status that a peer sent.
  package init(received code: RPCError.Code, message: String, metadata: Metadata) {
    self.code = code
    self.message = message
    self.metadata = metadata
  }

  /// The status of success.
  package init(metadata: Metadata) {
    self.init(sending: .ok, message: "", metadata: metadata)
  }

  /// The status of a failure. Details that do not fit are left out.
  package init(_ error: RPCError) {
    self.init(sending: error.code, message: error.message, metadata: error.metadata)
    guard !error.details.isEmpty else { return }
    let details = StatusDetailsCoding(
      code: Int32(self.code.rawValue), message: self.message, details: error.details)
    var metadata = self.metadata
    metadata.removeValues(forKey: Self.detailsKey)
    metadata.addBinary(details.encoded(), forKey: Self.detailsKey)
    if (try? metadata.checkEncodable()) != nil { self.metadata = metadata }
  }

  /// A status that can be sent: what cannot be encoded becomes an error that says so.
  private init(sending code: RPCError.Code, message: String, metadata: Metadata) {
    self.code = code
    self.message = message.prefix(utf8Bytes: CallLimits.statusMessageBytes)
    self.metadata = metadata
    do throws(MetadataError) {
      if !metadata.isEmpty { try metadata.checkEncodable() }
    } catch {
      self.code = .internalError
      self.message = "response \(error.message)"
      self.metadata = [:]
    }
  }

  /// What the caller gets; nil for success.
  ///
  /// Details that can be read leave the metadata and become the error's; others stay what they
  /// are, an entry of the metadata.
  package var error: RPCError? {
    guard self.code != .ok else { return nil }
    var error = RPCError(code: self.code, message: self.message, metadata: self.metadata)
    guard let bytes = self.metadata.binaries(forKey: Self.detailsKey).first,
      let details = StatusDetailsCoding(decoding: bytes),
      details.code == Int32(self.code.rawValue)
    else { return error }
    error.details = details.details
    error.metadata.removeValues(forKey: Self.detailsKey)
    return error
  }
}
