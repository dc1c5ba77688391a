extension RPCError {
  /// One of the 17 canonical status codes, with gRPC's numbers.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The number on the wire, 0 to 16.
    public let rawValue: UInt8

    private init(_ rawValue: UInt8) { self.rawValue = rawValue }

    /// The code with this number, or nil when no such code exists.
    public init?(rawValue: UInt8) {
      guard rawValue < Self.names.count else { return nil }
      self.rawValue = rawValue
    }

    /// The call succeeded. Never the code of a thrown error.
    public static let ok = Self(0)
    /// The caller gave the call up.
    public static let cancelled = Self(1)
    /// A failure of unknown kind.
    public static let unknown = Self(2)
    /// The request is wrong whatever the state of the system.
    public static let invalidArgument = Self(3)
    /// The deadline passed; the effect may have happened all the same.
    public static let deadlineExceeded = Self(4)
    /// What was asked for does not exist.
    public static let notFound = Self(5)
    /// What was to be created exists.
    public static let alreadyExists = Self(6)
    /// The caller is known and may not do this.
    public static let permissionDenied = Self(7)
    /// A quota, limit or store is used up.
    public static let resourceExhausted = Self(8)
    /// The system is not in the state the call needs; retrying alone will not help.
    public static let failedPrecondition = Self(9)
    /// A conflict with another call; retry from the beginning.
    public static let aborted = Self(10)
    /// The request goes past what there is.
    public static let outOfRange = Self(11)
    /// The method is not served here.
    public static let unimplemented = Self(12)
    /// An invariant of the system is broken.
    public static let internalError = Self(13)
    /// The service cannot be reached or takes no work now; retry with backoff.
    public static let unavailable = Self(14)
    /// Data is lost or damaged beyond repair.
    public static let dataLoss = Self(15)
    /// The caller is not known.
    public static let unauthenticated = Self(16)

    /// Every code, in numeric order.
    public static let all = (0..<UInt8(Self.names.count)).map { Self($0) }

    private static let names = [
      "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND",
      "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
      "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
      "UNAUTHENTICATED",
    ]

    /// The code's canonical name, for example `NOT_FOUND`.
    public var description: String { Self.names[Int(self.rawValue)] }
  }
}
