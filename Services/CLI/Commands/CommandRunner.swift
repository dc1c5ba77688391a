import ArgumentParser
import Foundation
import PKI

/// Runs a command's body and turns what it throws into a message and an exit code.
enum CommandRunner {
  static func run(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let failure as CommandFailure {
      throw self.report(failure.description, code: failure.code)
    } catch let problem as GatewayProblem {
      throw self.report(problem.description, code: problem.code)
    } catch let error as PKIError {
      throw self.report(error.description, code: .configuration)
    } catch let error as CocoaError where error.isFileError {
      throw self.report(Self.text(of: error), code: .noInput)
    }
  }

  /// Which file it is about, which Foundation's own words do not say, and why.
  static func text(of error: CocoaError) -> String {
    let reason =
      switch error.code {
      case .fileNoSuchFile, .fileReadNoSuchFile: "there is no such file"
      case .fileReadNoPermission, .fileWriteNoPermission: "access is not permitted"
      default: error.localizedDescription
      }
    guard let path = error.filePath ?? error.url?.path(percentEncoded: false) else { return reason }
    return "\(path): \(reason)"
  }

  private static func report(_ message: String, code: CommandFailure.Code) -> ExitCode {
    FileHandle.standardError.write(Data("reddytalk: \(message)\n".utf8))
    return ExitCode(code.rawValue)
  }
}
