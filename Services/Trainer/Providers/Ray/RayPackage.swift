import Crypto
import FoundationEssentials
import Hexadecimal
import StoreKit

/// The Trainer's program as a package that a Ray head hands out to its nodes.
struct RayPackage: Hashable, Sendable {
  /// What heads call it: a digest of what is in it, so that it is uploaded once.
  let name: String
  /// Where the archive is on this machine.
  let path: String
  /// Its size.
  let bytes: Int

  /// The name of the program inside.
  static let program = "trainer"
  /// The largest that heads take.
  static let maximumBytes = 512 << 20

  /// What a job names as its working directory.
  var uri: String { "gcs://\(self.name)" }

  /// Makes the package of a program, unless it is there.
  ///
  /// - Parameters:
  ///   - executable: The program.
  ///   - directory: Where the archive is kept.
  /// - Throws: `RunFailure.trainingFailed` when there is no such program, or it is too large; what the disk throws.
  init(of executable: String, in directory: URL) throws {
    guard let program = FileManager.default.contents(atPath: executable) else {
      throw RunFailure.trainingFailed(
        reason:
          "the program \(executable) cannot be read to be sent to Ray; set RAY_TRIAL_EXECUTABLE"
          + " to its place on the nodes")
    }
    var archive = StoredZip()
    do {
      try archive.add(Self.program, program, isExecutable: true)
    } catch {
      throw RunFailure.trainingFailed(reason: error.description)
    }
    let content = archive.finished()
    guard content.count <= Self.maximumBytes else {
      throw RunFailure.trainingFailed(
        reason: "the program has \(content.count >> 20) MiB, which Ray does not take; put it on the"
          + " nodes and set RAY_TRIAL_EXECUTABLE to its place there")
    }
    self.name = "_ray_pkg_\(SHA256.hash(data: content).prefix(8).hexadecimal).zip"
    self.bytes = content.count
    let file = directory.appending(path: self.name, directoryHint: .notDirectory)
    self.path = file.nativePath
    if !DurableFile.exists(file) { try DurableFile.write(content, to: file) }
  }
}
