import Foundation

/// The conversations that the demo trains on.
struct DemoData: Sendable {
  /// A file, and how many of its conversations are taken at most.
  struct File: Sendable {
    var url: URL
    var limit: Int

    var name: String { self.url.lastPathComponent }
  }

  /// All files, and the threshold at which training starts by itself.
  struct Files: Sendable {
    var corpus: [File]
    var real: [File]
    /// Low enough to be reached by the corpus alone, high enough to be reached only when nearly all of it is in.
    var threshold: Int
  }

  /// Sets of real conversations that resemble a front desk's, in the order in which they are taken.
  static let realSets = [
    "pgai_calls_mit", "star_doctor", "sgd_doctor_dentist_therapist", "mts_dialog",
  ]

  let realData: URL?

  func files() throws -> Files {
    let corpus = try ShippedCorpus.files().map { File(url: $0, limit: .max) }
    let conversations = try corpus.reduce(0) { count, file in
      count + (try String(contentsOf: file.url, encoding: .utf8)).split(separator: "\n").count
    }
    return Files(corpus: corpus, real: self.realFiles(), threshold: conversations * 3 / 4)
  }

  private func realFiles() -> [File] {
    guard let directory = self.realData?.appending(path: "conversations") else { return [] }
    let files =
      (try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil))
      ?? []
    return Self.realSets.compactMap { set in
      files.first { $0.lastPathComponent.hasPrefix(set) }
        .map { File(url: $0, limit: Demo.realConversationsPerFile) }
    }
  }
}
