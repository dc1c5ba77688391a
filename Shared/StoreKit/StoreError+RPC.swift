public import RPCCore

extension StoreError: RPCErrorConvertible {
  public var rpcCode: RPCError.Code {
    switch self {
    case .full: .resourceExhausted
    case .unusableFile, .ownedByAnother, .newerSchema, .migrationsReordered, .migrationFailed,
      .notDurable, .busy, .failed, .closed:
      .unavailable
    }
  }

  public var rpcMessage: String { self.description }

  public var rpcReason: String? { "service-unavailable" }
}
