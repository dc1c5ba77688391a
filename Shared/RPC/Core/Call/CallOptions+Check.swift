extension CallOptions {
  /// Checks a call that is about to be made, the same over every transport.
  ///
  /// - Returns: The deadline the call gets; nil for none.
  /// - Throws: `CANCELLED` when the task is cancelled, `INVALID_ARGUMENT` when metadata or path cannot
  ///   be sent, `DEADLINE_EXCEEDED` when no time is left, or too little
  ///   for a nested call.
  package func check(_ method: MethodDescriptor) throws(RPCError) -> Deadline? {
    if Task.isCancelled { throw .cancelled }
    if !self.metadata.isEmpty {
      do throws(MetadataError) {
        try self.metadata.checkEncodable()
      } catch {
        throw RPCError(code: .invalidArgument, message: error.message)
      }
    }
    let pathBytes = method.service.utf8.count + 1 + method.method.utf8.count
    guard pathBytes <= CallLimits.pathBytes else {
      throw RPCError(
        code: .invalidArgument,
        message: "a method's path of \(pathBytes) bytes where \(CallLimits.pathBytes) are allowed")
    }
    return try Deadline.effective(timeout: self.timeout)
  }
}
