import Statistics
import Testing

@Suite struct SeededGeneratorTests {
  /// The published test vector of SplitMix64 for the seed 1234567.
  @Test func `agrees with the reference`() {
    var generator = SeededGenerator(seed: 1_234_567)
    let values = (0..<5).map { _ in generator.next() }
    #expect(
      values == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `indices stay in range and reach all of it`() {
    var generator = SeededGenerator(seed: 1)
    let indices = (0..<2000).map { _ in generator.index(below: 7) }
    #expect(Set(indices) == Set(0..<7))
  }
}
