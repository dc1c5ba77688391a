import Testing

@testable import RPCCore

@Suite struct RPCErrorTests {
  private struct Known: RPCErrorConvertible {
    var rpcCode: RPCError.Code { .failedPrecondition }
    var rpcMessage: String { "approve the version first" }
  }

  private struct Unknown: Error {}

  @Test("There are 17 codes, with gRPC's numbers and names")
  func codes() {
    #expect(RPCError.Code.all.count == 17)
    #expect(RPCError.Code.unauthenticated.rawValue == 16)
    #expect("\(RPCError.Code.invalidArgument)" == "INVALID_ARGUMENT")
    #expect(RPCError.Code(rawValue: 17) == nil)
  }

  @Test("A domain error picks its code and words, and stays as the cause")
  func convertible() {
    let error = RPCError(handlerError: Known(), deadline: nil)
    #expect(error.code == .failedPrecondition)
    #expect(error.message == "approve the version first")
    #expect(error.cause is Known)
  }

  @Test("Any other error is UNKNOWN with a fixed message")
  func concealed() {
    let error = RPCError(handlerError: Unknown(), deadline: nil)
    #expect(error.code == .unknown)
    #expect(error.message == "internal error")
  }

  @Test("A cancellation after the deadline is the deadline's doing")
  func cancellation() {
    let past = Deadline(.now - .seconds(1))
    #expect(RPCError(handlerError: CancellationError(), deadline: past).code == .deadlineExceeded)
    #expect(RPCError(handlerError: CancellationError(), deadline: nil).code == .cancelled)
  }

  @Test("A handler that throws OK is broken, and its caller learns so")
  func thrownOK() {
    let error = RPCError(handlerError: RPCError(code: .ok, message: ""), deadline: nil)
    #expect(error.code == .internalError)
  }
}
