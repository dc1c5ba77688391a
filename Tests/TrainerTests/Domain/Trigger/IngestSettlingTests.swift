import Foundation
import Testing

@testable import Trainer

struct IngestSettlingTests {
  private static let start = Date(timeIntervalSince1970: 1_000_000)

  private static func settling() -> IngestSettling {
    IngestSettling(quiet: .seconds(2), longest: .seconds(60))
  }

  @Test func `data that was there at the first look holds nothing back`() {
    var settling = Self.settling()
    settling.observe(newSamples: 500, at: Self.start)
    #expect(settling.allowsStart(at: Self.start))
  }

  @Test func `a start waits until nothing new has come in for a while`() {
    var settling = Self.settling()
    settling.observe(newSamples: 0, at: Self.start)
    settling.observe(newSamples: 100, at: Self.start + 1)
    #expect(!settling.allowsStart(at: Self.start + 1))
    settling.observe(newSamples: 180, at: Self.start + 2)
    #expect(!settling.allowsStart(at: Self.start + 3.9))
    settling.observe(newSamples: 180, at: Self.start + 3.9)
    #expect(settling.allowsStart(at: Self.start + 4))
  }

  @Test func `data that never stops coming holds a start back only so long`() {
    var settling = Self.settling()
    settling.observe(newSamples: 0, at: Self.start)
    for second in 1...60 {
      let now = Self.start + Double(second)
      settling.observe(newSamples: second, at: now)
      #expect(!settling.allowsStart(at: now), "second \(second)")
    }
    settling.observe(newSamples: 61, at: Self.start + 61)
    #expect(settling.allowsStart(at: Self.start + 61))
  }
}
