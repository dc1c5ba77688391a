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
      throw self.report(error.localizedDescription, code: .noInput)
    }
  }

  private static func report(_ message: String, code: CommandFailure.Code) -> ExitCode {
    FileHandle.standardError.write(Data("reddytalk: \(message)\n".utf8))
    return ExitCode(code.rawValue)
  }
}
