internal import ConformanceCases
internal import FoundationEssentials
internal import RPCCore

/// How a case went: one line of JSON, the same from every language's client.
struct CaseReport: Encodable {
  let name: String
  let result: String
  let seconds: Double
  /// What must be and what is, when it is not the same.
  let expected: String?
  let found: String?

  private enum CodingKeys: String, CodingKey {
    case name = "case"
    case result, seconds, expected, found
  }

  /// Runs a case.
  init(_ interopCase: InteropCase, _ target: InteropTarget) async {
    let begin = ContinuousClock.now
    let problem: Mismatch?
    do {
      try await interopCase.run(target)
      problem = nil
    } catch let mismatch as Mismatch {
      problem = mismatch
    } catch {
      problem = Mismatch(expected: "no error", found: String(describing: error))
    }
    self.name = interopCase.name
    self.result = problem == nil ? "pass" : "fail"
    self.seconds = (ContinuousClock.now - begin) / .seconds(1)
    self.expected = problem?.expected
    self.found = problem?.found
  }

  /// The line.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
