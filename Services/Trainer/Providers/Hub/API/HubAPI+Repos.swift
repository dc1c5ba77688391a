import FoundationEssentials
import HTTPClient
import HTTPTypes

extension HubAPI {
  /// Creates a private repository. One that is there already is no error.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func createRepo(_ repo: HubRepo) async throws {
    let call = try self.posting(
      "create a repository", ["api", "repos", "create"],
      .object([
        "name": .string(repo.name), "organization": .string(repo.namespace),
        "type": .string(repo.kind.rawValue),
        // Older Hubs know the one, newer ones the other.
        "private": .bool(true), "visibility": .string("private"),
      ]))
    do {
      try await self.hub.answer(to: call)
    } catch RemoteError.unavailable(let refusal, let pause) where refusal.status == 409 {
      // The same status tells of another operation that is going on.
      guard try await self.info(of: repo) != nil else {
        throw RemoteError.unavailable(refusal, retryAfter: pause)
      }
    }
  }

  /// Deletes a repository. One that is not there counts as deleted.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func deleteRepo(_ repo: HubRepo) async throws {
    var call = try self.posting(
      "delete a repository", ["api", "repos", "delete"],
      .object([
        "name": .string(repo.name), "organization": .string(repo.namespace),
        "type": .string(repo.kind.rawValue),
      ]))
    call.method = .delete
    call.repetition = .guarded
    do {
      try await self.hub.answer(to: call)
    } catch RemoteError.notFound {
      return
    }
  }

  /// What the Hub tells of a repository; nil when there is none.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func info(of repo: HubRepo) async throws -> HubRepoInfo? {
    do {
      return try await self.hub.decode(from: self.call("look at a repository", repo.path))
    } catch RemoteError.notFound {
      return nil
    }
  }

  /// The newest commit of any model, for example of the one that is trained from.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func head(ofModel id: String) async throws -> String {
    let path = ["api", "models"] + id.split(separator: "/").map(String.init)
    let info: HubRepoInfo = try await self.hub.decode(
      from: self.call("look at the model \(id)", path))
    return info.sha
  }

  /// The files of a repository at a commit, those in directories included.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func tree(of repo: HubRepo, at revision: String) async throws -> [HubFile] {
    let entries: [TreeEntry] = try await self.list(
      self.call(
        "list the files of a repository", repo.path + ["tree", revision],
        query: [(name: "recursive", value: "true")]))
    return entries.compactMap(\.file)
  }

  /// Downloads a file.
  ///
  /// - Parameter receive: Gets the content piece by piece.
  /// - Throws: `RemoteError`, `CancellationError`, what `receive` throws.
  func download(
    _ file: HubFile, of repo: HubRepo, at revision: String,
    receiving receive: ([UInt8]) async throws -> Void
  ) async throws {
    var call = self.call(
      "download a file",
      repo.filePath + ["resolve", revision] + file.path.split(separator: "/").map(String.init))
    call.redirects = .follow(maximum: 5)
    call.timeouts = Self.timeouts(bytes: file.bytes)
    // What is longer than was announced is not what was announced.
    call.maximumResponseBytes = Int(clamping: max(file.bytes, Self.refusalBytes))
    try await self.files.answer(to: call) { request in
      try await self.fileStreams.send(request, receiving: receive)
    }
  }

  /// What a refusal may have.
  private static let refusalBytes: Int64 = 64 << 10

  /// Ten minutes, and a second for each megabyte.
  static func timeouts(bytes: Int64) -> Timeouts {
    Timeouts(total: .seconds(600 + bytes / 1_000_000), stall: .seconds(60))
  }
}

/// A file or a directory of a repository.
private struct TreeEntry: Decodable, Sendable {
  /// Nil for a directory.
  let file: HubFile?

  private enum CodingKeys: String, CodingKey {
    case type
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let type: String? = container.lenient(.type)
    self.file = type == "file" ? try HubFile(from: decoder) : nil
  }
}
