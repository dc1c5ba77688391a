public import FoundationEssentials
import Synchronization

/// Requests and what was answered: for tests, and to keep what a model said that its provider is about to end.
///
/// A file of JSON lines, one for each request. Holds what was said: a recording of patients is as private as they are.
public final class ChatRecording: Sendable {
  /// One request and its answer.
  public struct Entry: Hashable, Sendable, Codable {
    /// What was asked.
    public var fingerprint: RequestFingerprint
    /// Who answered.
    public var identity: ModelIdentity
    /// The pieces in which the answer came; nil where it came whole.
    public var pieces: [String]?
    /// The answer.
    public var reply: ChatReply

    /// Creates an entry.
    public init(
      fingerprint: RequestFingerprint, identity: ModelIdentity, pieces: [String]? = nil,
      reply: ChatReply
    ) {
      self.fingerprint = fingerprint
      self.identity = identity
      self.pieces = pieces
      self.reply = reply
    }
  }

  private struct State {
    var entries: [RequestFingerprint: Entry] = [:]
    var order: [RequestFingerprint] = []
  }

  private let state = Mutex(State())

  /// An empty recording.
  public init() {}

  /// Reads a recording.
  ///
  /// - Throws: `ModelRuntimeError.recordingRejected` naming the line.
  public convenience init(contentsOf url: URL) throws(ModelRuntimeError) {
    self.init()
    let bytes: Data
    do {
      bytes = try Data(contentsOf: url)
    } catch {
      throw .recordingRejected(reason: "\(url.path()) cannot be read")
    }
    for (index, line) in bytes.split(separator: 0x0a).enumerated() {
      guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(line)) else {
        throw .recordingRejected(reason: "line \(index + 1) of \(url.path()) is no entry")
      }
      self.add(entry)
    }
  }

  /// Adds an entry; a later answer to the same request takes the place of the earlier one.
  public func add(_ entry: Entry) {
    self.state.withLock { state in
      if state.entries.updateValue(entry, forKey: entry.fingerprint) == nil {
        state.order.append(entry.fingerprint)
      }
    }
  }

  /// The answer to a request; nil when it was not recorded.
  public func entry(for fingerprint: RequestFingerprint) -> Entry? {
    self.state.withLock { $0.entries[fingerprint] }
  }

  /// All entries, in the order in which they were first recorded.
  public var entries: [Entry] {
    self.state.withLock { state in state.order.compactMap { state.entries[$0] } }
  }

  /// Writes the recording, in place of what is there, as a whole or not at all.
  ///
  /// - Throws: Why it cannot be written.
  public func save(to url: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes = Data()
    for entry in self.entries {
      bytes.append(try encoder.encode(entry))
      bytes.append(0x0a)
    }
    try bytes.write(to: url, options: .atomic)
  }
}
