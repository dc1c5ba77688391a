/// A repository on the Hub.
struct HubRepo: Hashable, Sendable, CustomStringConvertible {
  /// What it holds.
  enum Kind: String, Hashable, Sendable {
    case dataset
    case model
  }

  /// What it holds.
  let kind: Kind
  /// Who owns it.
  let namespace: String
  /// Its name there.
  let name: String

  /// `namespace/name`.
  var id: String { "\(self.namespace)/\(self.name)" }

  /// Where it is in the interface.
  var path: [String] { ["api", "\(self.kind.rawValue)s", self.namespace, self.name] }

  /// Where its files are.
  var filePath: [String] {
    (self.kind == .dataset ? ["datasets"] : []) + [self.namespace, self.name]
  }

  var description: String { self.filePath.joined(separator: "/") }

  /// The repository that a run's data is brought to: no other run has one of its name.
  static func data(of run: RunID, in namespace: String) -> HubRepo {
    HubRepo(kind: .dataset, namespace: namespace, name: "\(RemoteFile.prefix(of: run))data")
  }

  /// The repository that a run's job leaves its adapter in.
  static func model(of run: RunID, in namespace: String) -> HubRepo {
    HubRepo(kind: .model, namespace: namespace, name: "\(RemoteFile.prefix(of: run))model")
  }
}

/// What the Hub tells of a repository.
struct HubRepoInfo: Decodable, Sendable {
  /// Its newest commit.
  let sha: String
  /// Whether it is for its owners only. A Hub that does not say is taken to show it to everybody.
  let isPrivate: Bool

  private enum CodingKeys: String, CodingKey {
    case sha
    case isPrivate = "private"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.sha = try container.decode(String.self, forKey: .sha)
    self.isPrivate = container.lenient(.isPrivate) ?? false
  }
}

/// A file in a repository.
struct HubFile: Hashable, Sendable {
  let path: String
  let bytes: Int64
  /// SHA-256 in hex of a large file, git's name for a small one.
  let digest: HubDigest
}

/// What tells the contents of files apart.
enum HubDigest: Hashable, Sendable {
  /// SHA-256 in hex: of files in large file storage.
  case sha256(String)
  /// SHA-1 in hex over git's header and the content: of files in the repository itself.
  case git(String)
}

extension HubFile: Decodable {
  private struct Pointer: Decodable {
    let oid: String
    let size: Int64?
  }

  private enum CodingKeys: String, CodingKey {
    case path, size, oid, lfs
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.path = try container.decode(String.self, forKey: .path)
    let pointer: Pointer? = container.lenient(.lfs)
    self.bytes = pointer?.size ?? container.lenient(.size) ?? 0
    if let pointer {
      self.digest = .sha256(pointer.oid)
    } else {
      self.digest = .git(try container.decode(String.self, forKey: .oid))
    }
  }
}
