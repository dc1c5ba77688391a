import Crypto
public import FieldEncryption
public import FoundationEssentials

/// A root key that never leaves a key service: HashiCorp Vault's Transit engine, or what speaks its protocol.
///
/// A wrapped key is the service's own text, `vault:v<version>:<base64>`. What is wrapped begins with a digest
/// of the service and the version that the key is for, so that no other key takes its place, whatever the
/// key service authenticates besides.
public struct TransitKeyProvider: KeyProvider {
  public let name: String
  private let configuration: TransitConfiguration
  private let client: TransitClient

  /// Nothing is asked yet.
  ///
  /// - Parameters:
  ///   - configuration: Which key.
  ///   - clock: What is slept by between attempts.
  ///   - token: Reads the token, for each attempt.
  public init(
    _ configuration: TransitConfiguration, clock: any Clock<Duration> = ContinuousClock(),
    token: @escaping @Sendable () throws -> String
  ) {
    self.name = "key \(configuration.key) at \(configuration.host)"
    self.configuration = configuration
    self.client = TransitClient(configuration, clock: clock, token: token)
  }

  public func wrap(_ key: KeyEncryptionKey) async throws -> Data {
    let content = Self.mark(key.service, key.version) + key.bytes
    var request = self.request(key.service, key.version)
    request.plaintext = content.base64EncodedString()
    return try Self.wrapped(await self.client.ask(.encrypt, request))
  }

  public func unwrap(
    _ wrapped: Data, service: String, version: UInt32
  ) async throws -> KeyEncryptionKey {
    var request = self.request(service, version)
    request.ciphertext = try Self.text(of: wrapped, service)
    let answer = try await self.client.ask(.decrypt, request)
    let mark = Self.mark(service, version)
    guard let content = Data(base64Encoded: answer), content.prefix(mark.count) == mark,
      let key = KeyEncryptionKey(
        service: service, version: version, bytes: Data(content.dropFirst(mark.count)))
    else { throw FieldEncryptionError.wrongWrappingKey(what: "the key of the \(service)") }
    return key
  }

  /// Lets the key service do it, which shows the key to nobody; except where the binding is one that it
  /// cannot keep while it does.
  public func rewrap(_ wrapped: Data, service: String, version: UInt32) async throws -> Data {
    guard self.configuration.binding != .associatedData else {
      return try await self.wrap(self.unwrap(wrapped, service: service, version: version))
    }
    var request = self.request(service, version)
    request.ciphertext = try Self.text(of: wrapped, service)
    return try Self.wrapped(await self.client.ask(.rewrap, request))
  }

  private func request(_ service: String, _ version: UInt32) -> TransitClient.Request {
    let binding = KeyEncryptionKey.binding(service: service, version: version)
      .base64EncodedString()
    return switch self.configuration.binding {
    case .content: TransitClient.Request()
    case .context: TransitClient.Request(context: binding)
    case .associatedData: TransitClient.Request(associatedData: binding)
    }
  }

  private static func mark(_ service: String, _ version: UInt32) -> Data {
    Data(SHA256.hash(data: KeyEncryptionKey.binding(service: service, version: version)))
  }

  private static func wrapped(_ text: String) throws(FieldEncryptionError) -> Data {
    guard Self.isCiphertext(text) else {
      throw .malformed(what: "what the key service calls a wrapped key")
    }
    return Data(text.utf8)
  }

  private static func text(
    of wrapped: Data, _ service: String
  ) throws(FieldEncryptionError) -> String {
    let text = String(decoding: wrapped, as: UTF8.self)
    // What another provider has wrapped is not asked about.
    guard Self.isCiphertext(text) else {
      throw .wrongWrappingKey(what: "the key of the \(service)")
    }
    return text
  }

  private static func isCiphertext(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "vault" && parts[1].first == "v"
      && UInt32(parts[1].dropFirst()) != nil && !parts[2].isEmpty
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
