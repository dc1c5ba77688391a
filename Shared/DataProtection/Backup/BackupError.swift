public import RPCCore

/// Why a backup cannot be made or restored. Each description names the cause and the way out.
public enum BackupError: Error, Hashable, Sendable {
  /// There is no backup at this place.
  case missing(path: String)
  /// A file is not there or not what the manifest says.
  case damaged(path: String, reason: String)
  /// It was made by a program that lays it out differently.
  case unknownFormat(path: String, format: Int)
  /// The manifest was not signed by the service whose backup it says it is.
  case notTrusted(path: String, reason: String)
  /// The root key is not the one that it was made under.
  case wrongRootKey(path: String, provider: String)
  /// There is something at the place where it is to be restored.
  case occupied(path: String)
  /// Nothing says who was erased since the backup was made.
  case noErasures(path: String)
  /// Another one is being made.
  case alreadyRunning(id: String)
}

extension BackupError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "there is no backup at \(path): it has no manifest.json; name the directory of one backup"
    case .damaged(let path, let reason):
      "the backup at \(path) cannot be used: \(reason); take another backup"
    case .unknownFormat(let path, let format):
      "the backup at \(path) has the format \(format), which this version does not know; "
        + "restore it with the version that made it"
    case .notTrusted(let path, let reason):
      "the backup at \(path) is not of this system: \(reason)"
    case .wrongRootKey(let path, let provider):
      "the root key \(provider) does not open the backup at \(path); give the one it was made under"
    case .occupied(let path):
      "\(path) is not empty; move it away, or restore into another directory"
    case .noErasures(let path):
      "nothing tells who was erased after the backup at \(path) was made, and they would come back; "
        + "give the list of erasures of the live system with --erasures (backups/erasures.json of the "
        + "service), or say --without-erasures when nobody was erased"
    case .alreadyRunning(let id):
      "backup \(id) is being made; wait until it is complete"
    }
  }
}

extension BackupError: RPCErrorConvertible {
  public var rpcCode: RPCError.Code { .failedPrecondition }
  public var rpcMessage: String { self.description }
  public var rpcReason: String? { "wrong-state" }
}
