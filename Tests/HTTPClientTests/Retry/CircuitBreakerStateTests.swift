import HTTPClient
import Testing

struct CircuitBreakerStateTests {
  private static func opened(at time: Duration = .zero) -> CircuitBreakerState {
    var state = CircuitBreakerState()
    for _ in 0..<20 { state.failed(at: time) }
    return state
  }

  @Test func `twenty calls of which half fail open it`() {
    var state = CircuitBreakerState()
    for _ in 0..<10 { state.succeeded(at: .zero) }
    for _ in 0..<9 { state.failed(at: .zero) }
    #expect(state.admit(at: .zero) == .allowed)
    state.failed(at: .zero)
    #expect(state.admit(at: .seconds(1)) == .refused(retryAfter: .seconds(29)))
  }

  @Test func `fewer failures than half do not`() {
    var state = CircuitBreakerState()
    for _ in 0..<100 {
      state.succeeded(at: .zero)
      state.succeeded(at: .zero)
      state.failed(at: .zero)
    }
    #expect(state.admit(at: .zero) == .allowed)
  }

  @Test func `calls of more than a minute ago do not count`() {
    var state = CircuitBreakerState()
    for _ in 0..<19 { state.failed(at: .zero) }
    state.failed(at: .seconds(61))
    #expect(state.admit(at: .seconds(61)) == .allowed)
  }

  @Test func `after the rest one call tries, and its success closes it`() {
    var state = Self.opened()
    #expect(state.admit(at: .seconds(30)) == .allowed)
    #expect(state.admit(at: .seconds(30)) == .refused(retryAfter: .seconds(1)))
    state.succeeded(at: .seconds(31))
    #expect(state.admit(at: .seconds(31)) == .allowed)
    state.failed(at: .seconds(31))
    #expect(state.admit(at: .seconds(31)) == .allowed)
  }

  @Test func `a try that fails opens it again`() {
    var state = Self.opened()
    #expect(state.admit(at: .seconds(30)) == .allowed)
    state.failed(at: .seconds(31))
    #expect(state.admit(at: .seconds(60)) == .refused(retryAfter: .seconds(1)))
    #expect(state.admit(at: .seconds(61)) == .allowed)
  }

  @Test func `a try that tells nothing leaves the next one to try`() {
    var state = Self.opened()
    #expect(state.admit(at: .seconds(30)) == .allowed)
    state.abandoned(at: .seconds(31))
    #expect(state.admit(at: .seconds(31)) == .allowed)
    #expect(state.admit(at: .seconds(31)) != .allowed)
  }
}
