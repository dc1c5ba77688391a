package import RPCCore

/// Why a process that trains is not given what it asks for.
package enum TrialError: Error, Hashable, Sendable {
  /// The ticket is not, or no longer, good.
  case ticketVoid
  /// Another process has begun the attempt.
  case takenByAnother
  /// The run is not being worked on right now; asking again helps.
  case runPauses
  /// A piece of a file that cannot be.
  case unusableFile(reason: String)
  /// A file that was announced is not there whole.
  case incompleteFiles(name: String)
  /// What was handed in cannot be judged.
  case unusableResult(reason: String)
}

extension TrialError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ticketVoid: "the ticket is void: its attempt is over, or its run is; end the process"
    case .takenByAnother: "another process has begun this attempt; end the process"
    case .runPauses: "the run pauses; ask again in a while"
    case .unusableFile(let reason): "the file cannot be taken: \(reason)"
    case .incompleteFiles(let name): "\(name) is not there whole; send it again from its beginning"
    case .unusableResult(let reason): "the result cannot be used: \(reason)"
    }
  }
}

extension TrialError: RPCErrorConvertible {
  package var rpcCode: RPCError.Code {
    switch self {
    case .ticketVoid: .permissionDenied
    case .takenByAnother: .alreadyExists
    case .runPauses: .unavailable
    case .unusableFile, .unusableResult: .invalidArgument
    case .incompleteFiles: .failedPrecondition
    }
  }

  package var rpcMessage: String { self.description }

  package var rpcReason: String? {
    switch self {
    case .ticketVoid: "ticket-void"
    case .takenByAnother: "trial-taken"
    case .runPauses: "service-unavailable"
    case .unusableFile, .unusableResult: "invalid-parameters"
    case .incompleteFiles: "incomplete-files"
    }
  }
}
