import FoundationEssentials
import ServiceKit

extension CommandTrainingProvider {
  /// Looks for what the command needs, and runs nothing.
  func status() async -> ProviderStatus {
    let profile = self.profile
    let directory =
      self.host.dataDirectory ?? URL(filePath: FileManager.default.currentDirectoryPath)
    let prerequisites = CommandPrerequisites(
      profile: profile, path: self.searchPath, directory: directory)
    var isReachable = false
    do {
      _ = try CommandEnvironment(profile: profile, host: self.host).secrets()
      _ = try prerequisites.program()
      isReachable = true
      _ = try prerequisites.find()
      return self.status(isReachable: true, isAble: true)
    } catch let error as ConfigurationError {
      return self.status(isReachable: nil, isAble: false, reason: error.description)
    } catch RunFailure.trainingFailed(let reason) {
      return self.status(isReachable: isReachable, isAble: false, reason: reason)
    } catch {
      return self.status(
        isReachable: isReachable, isAble: nil, reason: "\(directory.nativePath): \(error)")
    }
  }

  private func status(
    isReachable: Bool?, isAble: Bool?, reason: String = ""
  ) -> ProviderStatus {
    let limits = self.profile.limits
    let hours = self.host.wallClock(of: self.profile) / .seconds(3600)
    var words = [
      "hours": DecimalText.of((hours * 100).rounded() / 100),
      "datasetFormat": self.profile.datasetFormat.rawValue,
      "freeDiskMebibytes": "\(limits.freeDiskBytes >> 20)",
    ]
    words["baseModel"] = self.profile.baseModel?.id
    if limits.residentBytes > 0 { words["residentMebibytes"] = "\(limits.residentBytes >> 20)" }
    let missing = self.profile.parametersWithoutCounterpart.map(\.rawValue)
    if !missing.isEmpty { words["withoutCounterpart"] = missing.joined(separator: ", ") }
    return ProviderStatus(
      name: self.name, isConfigured: true, isReachable: isReachable, isAble: isAble, limits: words,
      reason: reason)
  }

  /// Where the command would look for programs.
  private var searchPath: String {
    let own = self.profile.environment.set["PATH"]?.rendered(with: PlaceholderValues())
    return own ?? self.host.environment["PATH"] ?? ""
  }
}
