package import Foundation

/// The front-desk conversations that come with the product.
package enum ShippedCorpus {
  /// The files of the corpus, one a category, in the order of their names.
  ///
  /// Looked for beside the program first, so that an installed program finds them, then in the build.
  package static func files() throws -> [URL] {
    let beside = URL(filePath: CommandLine.arguments.first ?? "", directoryHint: .notDirectory)
      .deletingLastPathComponent()
    let candidates = [
      ProcessInfo.processInfo.environment["REDDYTALK_CORPUS_DIR"].map { URL(filePath: $0) },
      beside.appending(path: "Corpus"), Bundle.module.resourceURL?.appending(path: "Corpus"),
    ]
    for case let directory? in candidates {
      let files =
        (try? FileManager.default.contentsOfDirectory(
          at: directory, includingPropertiesForKeys: nil)) ?? []
      let lines = files.filter { $0.pathExtension == "jsonl" }
      if !lines.isEmpty { return lines.sorted { $0.lastPathComponent < $1.lastPathComponent } }
    }
    throw CommandFailure(
      .configuration, "the shipped corpus is not beside the program",
      remedy: "Set REDDYTALK_CORPUS_DIR to the directory with its .jsonl files.")
  }
}
