import Testing

@testable import RPCCore

/// A call's end as it travels, typed details above all.
@Suite struct CallStatusTests {
  private static let detail = StatusDetail(
    typeURL: "type.googleapis.com/google.rpc.RetryInfo", value: [10, 2, 8, 5])

  /// What protoc writes for `google.rpc.Status` with code 9, message "no" and `detail`.
  private static let encoded: [UInt8] =
    [8, 9, 18, 2] + Array("no".utf8) + [26, 48, 10, 40]
    + Array("type.googleapis.com/google.rpc.RetryInfo".utf8) + [18, 4, 10, 2, 8, 5]

  private static func received(_ bytes: [UInt8], _ code: RPCError.Code) -> RPCError? {
    var metadata: Metadata = ["k": "v"]
    metadata.addBinary(bytes, forKey: CallStatus.detailsKey)
    return CallStatus(received: code, message: "no", metadata: metadata).error
  }

  @Test("Details travel as a serialized google.rpc.Status")
  func encoding() {
    let error = RPCError(code: .failedPrecondition, message: "no", details: [Self.detail])
    #expect(
      CallStatus(error).metadata.binaries(forKey: CallStatus.detailsKey) == [Self.encoded])
  }

  @Test("Details that can be read leave the metadata and become the error's")
  func decoding() {
    let error = Self.received(Self.encoded, .failedPrecondition)
    #expect(error?.details == [Self.detail])
    #expect(error?.metadata == ["k": "v"])
  }

  @Test("Unknown fields of the details are skipped")
  func unknownFields() {
    let added: [UInt8] = [
      0x20, 0x96, 1, 0x29, 1, 2, 3, 4, 5, 6, 7, 8, 0x35, 1, 2, 3, 4, 0x3A, 1, 0,
    ]
    let error = Self.received(Self.encoded + added, .failedPrecondition)
    #expect(error?.details == [Self.detail])
  }

  @Test("Details of another code than the status are ignored")
  func otherCode() {
    let error = Self.received(Self.encoded, .notFound)
    #expect(error?.details == [])
    #expect(error?.metadata.binaries(forKey: CallStatus.detailsKey) == [Self.encoded])
  }

  @Test("Details cut or bent anywhere are ignored or read, and never trap")
  func bent() {
    for length in 0..<Self.encoded.count {
      let error = Self.received(Array(Self.encoded.prefix(length)), .failedPrecondition)
      #expect(error?.code == .failedPrecondition)
      #expect(error?.details != [Self.detail], "cut to \(length)")
    }
    for index in Self.encoded.indices {
      for bit in 0..<8 {
        var bytes = Self.encoded
        bytes[index] ^= 1 << bit
        #expect(Self.received(bytes, .failedPrecondition)?.message == "no")
      }
    }
  }

  @Test("A failure passed on by a second service carries its details once")
  func passedOn() {
    let error = Self.received(Self.encoded, .failedPrecondition)
    let again = error.map { CallStatus($0) }
    #expect(again?.metadata.binaries(forKey: CallStatus.detailsKey) == [Self.encoded])
  }
}
