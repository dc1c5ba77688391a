import Testing

@testable import Trainer

@Suite("The performance of the version in production")
struct ProductionPerformanceTests {
  private let version = ModelVersionID(rawValue: "mv-1")

  private func performance(
    requests: Int, errors: Int, positive: Int? = nil, negative: Int? = nil
  ) -> ProductionPerformance? {
    let feedback = positive.map {
      CollectionStatistics.Feedback(positive: $0, negative: negative ?? 0)
    }
    return ProductionPerformance(
      traffic: ProductionTraffic(version: self.version, requests: requests, errors: errors),
      feedback: feedback, minimumObservations: 20)
  }

  @Test("It is the product of answered and satisfied")
  func product() throws {
    let performance = try #require(
      self.performance(requests: 100, errors: 10, positive: 40, negative: 10))
    #expect(abs(performance.value - 0.9 * 0.8) < 1e-12)
    #expect(performance.observations == 150)
    #expect(performance.lower < performance.value)
    #expect(performance.upper > performance.value)
  }

  @Test("It is unknown before either was observed often enough")
  func unknown() {
    #expect(self.performance(requests: 19, errors: 19, positive: 0, negative: 19) == nil)
    #expect(self.performance(requests: 20, errors: 0) != nil)
    #expect(self.performance(requests: 0, errors: 0, positive: 10, negative: 10) != nil)
  }

  @Test("A few votes say nothing about many requests")
  func fewVotes() throws {
    let performance = try #require(
      self.performance(requests: 1000, errors: 0, positive: 0, negative: 5))
    #expect(performance.value == 1)
    #expect(performance.observations == 1000)
  }

  @Test("Many answered requests do not hide that nobody is satisfied")
  func dissatisfaction() throws {
    let performance = try #require(
      self.performance(requests: 100_000, errors: 0, positive: 0, negative: 40))
    #expect(performance.upper < 0.2)
  }

  @Test("Two factors share the error probability of one")
  func bonferroni() throws {
    let alone = try #require(self.performance(requests: 200, errors: 20))
    let both = try #require(
      self.performance(requests: 200, errors: 20, positive: 1_000_000, negative: 0))
    #expect(both.lower < alone.lower)
    #expect(both.upper > alone.upper)
  }
}
