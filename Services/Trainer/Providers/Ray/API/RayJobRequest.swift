/// What a job is to do, and with what.
struct RayJobRequest: Hashable, Sendable {
  /// The words of the entrypoint; quoted here, since a shell reads it.
  var words: [String]
  /// The name; a second job of the same name is refused.
  var submissionID: String
  /// The package that is its working directory; nil for none.
  var workingDirectory: String?
  /// Variables of its environment. Whoever may ask the head may read them.
  var environment: [String: String]
  /// What is said of it in lists.
  var metadata: [String: String]
  /// What it takes.
  var resources: RayResources

  /// The body of the request.
  var body: JSONValue {
    var runtime: [String: JSONValue] = [
      "env_vars": .object(self.environment.mapValues { .string($0) })
    ]
    if let workingDirectory = self.workingDirectory {
      runtime["working_dir"] = .string(workingDirectory)
    }
    var members: [String: JSONValue] = [
      "entrypoint": .string(self.entrypoint), "submission_id": .string(self.submissionID),
      "runtime_env": .object(runtime),
      "metadata": .object(self.metadata.mapValues { .string($0) }),
      "entrypoint_num_cpus": .number(self.resources.processors),
    ]
    if self.resources.graphicsProcessors > 0 {
      members["entrypoint_num_gpus"] = .number(self.resources.graphicsProcessors)
    }
    if self.resources.memoryBytes > 0 {
      members["entrypoint_memory"] = .number(Double(self.resources.memoryBytes))
    }
    if !self.resources.others.isEmpty {
      members["entrypoint_resources"] = .object(self.resources.others.mapValues { .number($0) })
    }
    return .object(members)
  }

  /// The line that a shell reads. A program that comes in a package may have to be made one first: packages are unpacked
  /// without the permissions of their files.
  var entrypoint: String {
    let line = self.words.map(ShellWord.quoted).joined(separator: " ")
    guard self.workingDirectory != nil, let program = self.words.first else {
      return "exec \(line)"
    }
    return "chmod u+x \(ShellWord.quoted(program)) && exec \(line)"
  }
}

/// What one trial takes of the nodes.
struct RayResources: Hashable, Sendable {
  /// Logical processors.
  var processors = 1.0
  /// Logical graphics processors.
  var graphicsProcessors = 0.0
  /// Memory in bytes; 0 for no demand.
  var memoryBytes = 0
  /// Others, by the names that the nodes give them.
  var others: [String: Double] = [:]
}

/// Words that a POSIX shell takes as they are.
enum ShellWord {
  /// The word in single quotes, inside which nothing has a meaning but they themselves (POSIX, Shell Command Language 2.2.2).
  static func quoted(_ word: String) -> String {
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'\(parts.joined(separator: "'\\''"))'"
  }
}
