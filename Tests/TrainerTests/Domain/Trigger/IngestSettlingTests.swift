import FoundationEssentials
import Testing

@testable import Trainer

@Suite("Letting an import settle")
struct IngestSettlingTests {
  /// Whether a start is allowed after each look: seconds and the number of new samples then.
  private func allowed(_ looks: [(second: Double, samples: Int)]) -> [Bool] {
    var settling = IngestSettling(quiet: .seconds(2), longest: .seconds(60))
    return looks.map { look in
      let now = Samples.time.addingTimeInterval(look.second)
      settling.observe(newSamples: look.samples, at: now)
      return settling.allowsStart(at: now)
    }
  }

  @Test("Data that was there at the first look holds nothing back")
  func firstLook() {
    #expect(self.allowed([(0, 500)]) == [true])
  }

  @Test("A start waits until nothing new has come in for a while")
  func quiet() {
    let looks = [(0.0, 0), (1, 100), (2, 180), (3.9, 180), (4, 180)]
    #expect(self.allowed(looks) == [true, false, false, false, true])
  }

  @Test("Data that never stops coming holds a start back only so long")
  func longest() {
    let looks = (0...61).map { (Double($0), $0) }
    let expected = [true] + Array(repeating: false, count: 60) + [true]
    #expect(self.allowed(looks) == expected)
  }
}
