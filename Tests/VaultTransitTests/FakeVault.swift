import Crypto
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// The Transit engine of HashiCorp Vault as its API documentation describes it, with one key.
final class FakeVault: Sendable {
  /// What a test decides, and what it sees.
  struct State: Sendable {
    var token = "hvs.right-token"
    var namespace: String?
    var isSealed = false
    var isDerived = false
    /// Whether it takes associated data with everything but `rewrap`.
    var versions = [SymmetricKey(size: .bits256)]
    var minimumDecryptionVersion = 1
    /// Statuses that the next requests are answered with, before anything else.
    var failures: [HTTPResponseStatus] = []
    /// What is answered in place of everything.
    var body: String?
    var retryAfter: String?
    /// The operations that were asked for.
    var operations: [String] = []
  }

  static let keyName = "reddytalk-test"

  let state = Mutex(State())
  let url: String
  private let channel: any Channel

  /// A server on a free loopback port; with TLS when there is a context.
  init(tls: NIOSSLContext? = nil) async throws {
    let state = Box()
    self.channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.configureHTTPServerPipeline()
          try pipeline.addHandler(Handler(state))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = self.channel.localAddress?.port ?? 0
    self.url = tls == nil ? "http://127.0.0.1:\(port)" : "https://localhost:\(port)"
    state.vault.withLock { $0 = self }
  }

  func stop() async throws { try await self.channel.close() }

  /// Adds a version of the key.
  func rotate() { self.state.withLock { $0.versions.append(SymmetricKey(size: .bits256)) } }

  /// Lets handlers find their server, which knows its port only when they are made already.
  private final class Box: Sendable {
    let vault = Mutex<FakeVault?>(nil)
  }

  // MARK: - The engine

  struct Reply {
    var status: HTTPResponseStatus
    var body: String

    static func data(_ name: String, _ value: String, version: Int) -> Reply {
      Reply(status: .ok, body: #"{"data":{"\#(name)":"\#(value)","key_version":\#(version)}}"#)
    }

    static func errors(_ status: HTTPResponseStatus, _ words: String...) -> Reply {
      let list = words.map { "\"\($0)\"" }.joined(separator: ",")
      return Reply(status: status, body: #"{"errors":[\#(list)]}"#)
    }
  }

  func answer(_ head: HTTPRequestHead, _ body: Data) -> Reply {
    self.state.withLock { state in
      let parts = head.uri.split(separator: "/").map(String.init)
      state.operations.append(parts.count > 2 ? parts[2] : head.uri)
      if !state.failures.isEmpty { return .errors(state.failures.removeFirst(), "scripted") }
      if let body = state.body { return Reply(status: .ok, body: body) }
      if state.isSealed { return .errors(.serviceUnavailable, "Vault is sealed") }
      guard head.headers.first(name: "X-Vault-Token") == state.token,
        head.headers.first(name: "X-Vault-Namespace") == state.namespace
      else { return .errors(.forbidden, "permission denied") }
      guard parts.count == 4, parts[0] == "v1", parts[1] == "transit", head.method == .POST else {
        return .errors(.notFound)
      }
      guard parts[3] == Self.keyName else {
        return .errors(.badRequest, "encryption key not found")
      }
      let fields = (try? JSONSerialization.jsonObject(with: body)) as? [String: String] ?? [:]
      return Self.perform(parts[2], fields, state)
    }
  }

  private static func perform(
    _ operation: String, _ fields: [String: String], _ state: State
  ) -> Reply {
    if state.isDerived, fields["context"] == nil {
      return .errors(.badRequest, "missing 'context' for key derivation")
    }
    let associated = operation == "rewrap" ? nil : fields["associated_data"]
    switch operation {
    case "encrypt":
      guard let text = fields["plaintext"], let plaintext = Data(base64Encoded: text) else {
        return .errors(.badRequest, "failed to base64-decode plaintext")
      }
      return self.encrypt(plaintext, fields["context"], associated, state)
    case "decrypt", "rewrap":
      let opened = self.decrypt(
        fields["ciphertext"] ?? "", fields["context"], associated, state)
      guard case .success(let (plaintext, version)) = opened else {
        guard case .failure(let refusal) = opened else { return .errors(.badRequest) }
        return .errors(.badRequest, refusal.words)
      }
      return operation == "rewrap"
        ? self.encrypt(plaintext, fields["context"], nil, state)
        : .data("plaintext", plaintext.base64EncodedString(), version: version)
    default:
      return .errors(.notFound)
    }
  }

  private struct Refused: Error {
    let words: String
  }

  private static func key(_ version: Int, _ context: String?, _ state: State) -> SymmetricKey {
    let key = state.versions[version - 1]
    guard state.isDerived, let context, let info = Data(base64Encoded: context) else { return key }
    return HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: info, outputByteCount: 32)
  }

  private static func encrypt(
    _ plaintext: Data, _ context: String?, _ associated: String?, _ state: State
  ) -> Reply {
    let version = state.versions.count
    let data = associated.flatMap { Data(base64Encoded: $0) } ?? Data()
    guard
      let box = try? AES.GCM.seal(
        plaintext, using: self.key(version, context, state), authenticating: data),
      let combined = box.combined
    else { return .errors(.internalServerError, "cannot seal") }
    return .data(
      "ciphertext", "vault:v\(version):\(combined.base64EncodedString())", version: version)
  }

  private static func decrypt(
    _ ciphertext: String, _ context: String?, _ associated: String?, _ state: State
  ) -> Result<(Data, Int), Refused> {
    let parts = ciphertext.split(separator: ":").map(String.init)
    guard parts.count == 3, parts[0] == "vault", let version = Int(parts[1].dropFirst()),
      let sealed = Data(base64Encoded: parts[2])
    else { return .failure(Refused(words: "invalid ciphertext: no prefix")) }
    guard version >= state.minimumDecryptionVersion else {
      return .failure(
        Refused(words: "ciphertext or signature version is disallowed by policy (too old)"))
    }
    guard version <= state.versions.count else {
      return .failure(Refused(words: "invalid ciphertext: version is too new"))
    }
    let data = associated.flatMap { Data(base64Encoded: $0) } ?? Data()
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let plaintext = try? AES.GCM.open(
        box, using: self.key(version, context, state), authenticating: data)
    else { return .failure(Refused(words: "cipher: message authentication failed")) }
    return .success((plaintext, version))
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let box: Box
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    init(_ box: Box) { self.box = box }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch self.unwrapInboundIn(data) {
      case .head(let head):
        self.head = head
        self.body.clear()
      case .body(var part): self.body.writeBuffer(&part)
      case .end:
        guard let head = self.head, let vault = self.box.vault.withLock({ $0 }) else { return }
        let reply = vault.answer(head, Data(self.body.readableBytesView))
        var headers = HTTPHeaders([("Content-Length", "\(reply.body.utf8.count)")])
        if let retryAfter = vault.state.withLock({ $0.retryAfter }) {
          headers.add(name: "Retry-After", value: retryAfter)
        }
        context.write(
          self.wrapOutboundOut(
            .head(HTTPResponseHead(version: .http1_1, status: reply.status, headers: headers))),
          promise: nil)
        context.write(
          self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: reply.body)))), promise: nil)
        context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
      }
    }
  }
}
