public import FoundationEssentials

/// Bytes with a signature over them, in the envelope of DSSE 1.0
/// (https://github.com/secure-systems-lab/dsse): what in-toto and Sigstore sign with, so that other programs can
/// verify it. What is signed includes the type, so that a statement of one kind is never taken for another.
public struct SignedStatement: Codable, Hashable, Sendable {
  /// One signature.
  public struct Signature: Codable, Hashable, Sendable {
    /// Names the key to verifiers.
    public let keyid: String
    /// In base64.
    public let sig: Data
  }

  /// What kind of statement it is.
  public let payloadType: String
  /// The statement; in base64. Not to be trusted before it is verified.
  public let payload: Data
  /// By one service.
  public let signatures: [Signature]

  /// Signs a statement.
  ///
  /// - Parameters:
  ///   - payload: Usually JSON.
  ///   - type: What kind of statement it is.
  ///   - key: The signer's.
  public init(_ payload: Data, type: String, by key: SigningKey) throws {
    self.payloadType = type
    self.payload = payload
    self.signatures = [
      Signature(keyid: key.keyID, sig: try key.sign(Self.encoding(of: payload, type: type)))
    ]
  }

  /// The statement, once it is known to be the signer's and of the right type.
  ///
  /// - Throws: `SignatureError`.
  public func verified(
    as type: String, by signer: ServiceName, with keys: VerifyingKeys
  ) throws(SignatureError) -> Data {
    guard let signature = self.signatures.first, self.payloadType == type else {
      throw .invalid(keyID: self.signatures.first?.keyid ?? "nobody")
    }
    try keys.verify(
      signature.sig, over: Self.encoding(of: self.payload, type: type), keyID: signature.keyid,
      signer: signer)
    return self.payload
  }

  /// The envelope as JSON.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  /// DSSE's pre-authentication encoding: each part with its length, so that no two look the same.
  private static func encoding(of payload: Data, type: String) -> Data {
    Data("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
  }
}
