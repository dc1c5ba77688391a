import Testing

@testable import Trainer

@Suite("The time between two looks at a job")
struct PollDelayTests {
  @Test("grows by half from two seconds to a minute, a fifth more or less")
  func growth() {
    var delay = PollDelay()
    var generator = SeededGenerator(1)
    var base = 2.0
    for _ in 0..<20 {
      let seconds = delay.advance(using: &generator) / .seconds(1)
      #expect(seconds >= base * 0.8 - 1e-9 && seconds <= base * 1.2 + 1e-9)
      base = min(60, base * 1.5)
    }
    #expect(base == 60)
  }

  @Test("begins anew when something has happened")
  func reset() {
    var delay = PollDelay()
    var generator = SeededGenerator(2)
    for _ in 0..<10 { _ = delay.advance(using: &generator) }
    delay.reset()
    #expect(delay.advance(using: &generator) <= .seconds(2.4))
  }
}
