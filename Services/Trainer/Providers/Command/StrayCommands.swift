import FoundationEssentials
import Glibc
import StoreKit

/// Commands that a former process of the service has left running and that no run wants any more.
struct StrayCommands: Sendable {
  /// The service's directory: commands of another installation are let be.
  let directory: URL

  /// Ends them.
  ///
  /// - Parameter run: The run whose command may go on; nil when there is none.
  /// - Returns: The runs that they belonged to.
  func end(keeping run: RunID?) -> [RunID] {
    let work = self.directory.appending(path: ArtifactStore.workName, directoryHint: .isDirectory)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: work.nativePath)) ?? []
    return names.sorted().filter { $0 != run?.rawValue }.compactMap { name in
      let id = RunID(rawValue: name)
      let workspace = CommandWorkspace(
        checkpointDirectory: work.appending(path: name).appending(path: "checkpoints"))
      guard let running = workspace.state()?.running, running.process.isRunning else { return nil }
      ProcessFamily(leader: running.process, runID: id).killAll()
      return id
    }
  }
}
