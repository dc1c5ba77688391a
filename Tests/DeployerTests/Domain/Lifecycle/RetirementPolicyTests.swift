import Foundation
import Testing

@testable import Deployer

@Suite struct RetirementPolicyTests {
  private static let day = 86_400.0
  private let now = Date(timeIntervalSince1970: 1_800_000_000)
  private let id = ModelVersionID("mv-1")
  private let policy = RetirementPolicy()

  private func shutdown(
    inDays days: Double, successor: ModelLifecycle.Successor? = nil
  ) -> ModelLifecycle {
    ModelLifecycle(
      ends: [
        .init(
          stage: .shutdown, at: self.now.addingTimeInterval(days * Self.day),
          source: "the page on deprecations")
      ], successor: successor)
  }

  private func finding(
    _ subject: RetirementPolicy.Finding.Subject, in lifecycle: ModelLifecycle, idleDays: Double = 0
  ) -> RetirementPolicy.Finding? {
    self.policy.findings(
      on: self.id, lifecycle, lastUse: self.now.addingTimeInterval(-idleDays * Self.day),
      at: self.now
    ).first { $0.subject == subject }
  }

  // MARK: Promotion

  @Test(arguments: [(-10.0, true), (0, true), (29.99, true), (30, false), (31, false)])
  func `objects inside of the horizon and not outside`(days: Double, objects: Bool) {
    let objection = self.policy.objection(
      to: self.id, self.shutdown(inDays: days), at: self.now)
    #expect((objection != nil) == objects)
  }

  @Test(arguments: [(-1.0, true), (0, true), (0.01, false)])
  func `objects only to what has ended when there is no horizon`(days: Double, objects: Bool) {
    var policy = RetirementPolicy()
    policy.horizonDays = 0
    let objection = policy.objection(to: self.id, self.shutdown(inDays: days), at: self.now)
    #expect((objection != nil) == objects)
  }

  @Test func `names the day, who says so, and what to train by when`() throws {
    let lifecycle = self.shutdown(
      inDays: 10,
      successor: .init(
        provider: "azure-openai", baseModel: "gpt-4.1-mini",
        retrainBy: self.now.addingTimeInterval(5 * Self.day)))
    let objection = try #require(self.policy.objection(to: self.id, lifecycle, at: self.now))
    #expect(
      objection
        == "model version mv-1 stops answering on 2027-01-25 (the page on deprecations), within "
        + "PROMOTION_RETIREMENT_HORIZON_DAYS (30); retrain at azure-openai on gpt-4.1-mini by "
        + "2027-01-20")
  }

  @Test func `says where to name a successor when none is known`() throws {
    let objection = try #require(
      self.policy.objection(to: self.id, self.shutdown(inDays: -1), at: self.now))
    #expect(objection.contains("has stopped answering on 2027-01-14"))
    #expect(objection.contains("MODEL_LIFECYCLE_FILE"))
  }

  @Test func `does not mind what only cannot be trained any more`() {
    let lifecycle = ModelLifecycle(ends: [.init(stage: .trainingEnd, at: self.now, source: "")])
    #expect(self.policy.objection(to: self.id, lifecycle, at: self.now) == nil)
    #expect(self.policy.objection(to: self.id, ModelLifecycle(), at: self.now) == nil)
  }

  // MARK: Alerts

  @Test(
    arguments: [
      (91.0, []), (90.01, []), (90, [90]), (31, [90]), (30, [30, 90]), (7.01, [30, 90]),
      (7, [7, 30, 90]), (0.01, [7, 30, 90]), (0, [0, 7, 30, 90]), (-100, [0, 7, 30, 90]),
    ] as [(Double, [Int])])
  func `reaches each threshold on its day`(days: Double, reached: [Int]) {
    let finding = self.finding(.shutdown, in: self.shutdown(inDays: days))
    #expect((finding?.reachedDays ?? []) == reached)
    #expect((finding?.isLast ?? false) == (days <= 7))
  }

  @Test func `finds the end of training beside the end of the model`() {
    let lifecycle = ModelLifecycle(ends: [
      .init(stage: .trainingEnd, at: self.now.addingTimeInterval(5 * Self.day), source: "a"),
      .init(stage: .shutdown, at: self.now.addingTimeInterval(60 * Self.day), source: "b"),
    ])
    #expect(self.finding(.trainingEnd, in: lifecycle)?.reachedDays == [7, 30, 90])
    #expect(self.finding(.shutdown, in: lifecycle)?.reachedDays == [90])
    #expect(self.policy.daysLeft(lifecycle, at: self.now) == 60)
  }

  @Test(
    arguments: [
      (0.0, []), (7.99, []), (8, [7]), (13.99, [7]), (14, [1, 7]), (15, [0, 1, 7]),
      (20, [0, 1, 7]),
    ] as [(Double, [Int])])
  func `counts the days without a request where the provider does`(idle: Double, reached: [Int]) {
    var lifecycle = ModelLifecycle()
    lifecycle.idleDeletionDays = 15
    let finding = self.finding(.idleDeletion, in: lifecycle, idleDays: idle)
    #expect((finding?.reachedDays ?? []) == reached)
    #expect((finding?.isLast ?? false) == (idle >= 14))
  }

  @Test func `finds nothing where nothing ends`() {
    #expect(
      self.policy.findings(
        on: self.id, ModelLifecycle(), lastUse: .distantPast, at: self.now
      ).isEmpty)
    #expect(self.policy.daysLeft(ModelLifecycle(), at: self.now) == nil)
  }
}
