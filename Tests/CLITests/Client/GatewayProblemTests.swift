import RESTContract
import Testing

@testable import CLI

struct GatewayProblemTests {
  @Test(arguments: [
    (400, CommandFailure.Code.refused), (401, .noPermission), (403, .noPermission),
    (404, .refused), (409, .refused), (500, .software), (503, .unavailable), (504, .unavailable),
  ])
  func `a status has an exit code`(_ status: Int, _ code: CommandFailure.Code) {
    #expect(GatewayProblem.code(for: status) == code)
  }

  @Test func `a problem tells its faults with their positions`() {
    let problem = GatewayProblem(
      ProblemDetails(
        kind: .invalidParameters, status: 422, detail: "two fields are wrong", requestId: "r-1",
        errors: [
          .init(pointer: "/customParameters/epochs", reason: "must be at least 1"),
          .init(line: 7, id: "c-9", reason: "no messages"),
        ]))
    #expect(
      String(describing: problem) == """
        Invalid parameters: two fields are wrong
          /customParameters/epochs: must be at least 1
          line 7, c-9: no messages
        Request r-1
        """)
  }
}
