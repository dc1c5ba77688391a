import Foundation

/// All suites that evaluations can run.
package struct SuiteLibrary: Sendable {
  /// By name.
  package let suites: [String: Suite]

  package init(_ suites: [Suite]) {
    self.suites = Dictionary(suites.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads every `*.yaml` file of `directory`.
  package init(directory: String) throws(SuiteError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory)
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
    } catch {
      throw .unreadable(file: directory, reason: "not a readable directory")
    }
    guard !names.isEmpty else { throw .noSuites(directory: directory) }
    var suites: [String: Suite] = [:]
    for name in names {
      guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else {
        throw .unreadable(file: name, reason: "no permission, or no file")
      }
      let suite = try SuiteFile.read([UInt8](data), name: name)
      guard suites[suite.name] == nil else { throw .duplicateName(suite.name, file: name) }
      suites[suite.name] = suite
    }
    self.suites = suites
  }

  /// The directory of the suites that are shipped with the program: beside the executable, or
  /// where the package manager built them.
  package static func shippedDirectory() throws(SuiteError) -> String {
    let resources = "reddytalk-pipeline_Evaluator.resources/Suites"
    let executable = Bundle.main.executableURL?.deletingLastPathComponent()
    let candidates = [Bundle.main.bundleURL, executable].compactMap { $0 }
      .map { $0.appending(path: resources, directoryHint: .isDirectory).path }
    for candidate in candidates where FileManager.default.fileExists(atPath: candidate) {
      return candidate
    }
    throw .missingDirectory(searched: Array(Set(candidates)).sorted())
  }
}
