import Testing

@testable import ServiceKit

struct TraceContextTests {
  private let example = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

  @Test func `the example of the standard is read and written`() throws {
    let context = try #require(TraceContext(traceparent: self.example))
    #expect(context.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(context.spanID == "00f067aa0ba902b7")
    #expect(context.isSampled)
    #expect(context.traceparent == self.example)
  }

  @Test func `a later version with more fields is read`() {
    #expect(TraceContext(traceparent: "01" + self.example.dropFirst(2) + "-more") != nil)
  }

  @Test(arguments: [
    "", "00-1-2-01", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
  ])
  func `anything else is not a trace`(text: String) {
    #expect(TraceContext(traceparent: text) == nil)
  }

  @Test func `a child stays in the trace and has a span of its own`() {
    let parent = TraceContext.new()
    let child = parent.child()
    #expect(child.traceID == parent.traceID && child.spanID != parent.spanID)
    #expect(TraceContext(traceparent: child.traceparent) == child)
  }
}
