import Testing

@testable import Trainer

@Suite("The throttle of progress reports")
struct ProgressThrottleTests {
  /// The times, in milliseconds, at which reports pass.
  private func passing(_ reports: [(at: Int, endsEpoch: Bool)], interval: Int) -> [Int] {
    var throttle = ProgressThrottle(interval: .milliseconds(interval))
    var passed: [Int] = []
    for report in reports {
      var progress = Samples.progress
      progress.endsEpoch = report.endsEpoch
      if throttle.admits(progress, at: .milliseconds(report.at)) { passed.append(report.at) }
    }
    return passed
  }

  @Test("The first report passes, then one an interval")
  func interval() {
    let reports = [0, 1, 199, 200, 201, 399, 400].map { (at: $0, endsEpoch: false) }
    #expect(self.passing(reports, interval: 200) == [0, 200, 400])
  }

  @Test("A report that closes an epoch always passes")
  func epochs() {
    let reports = [(0, false), (1, true), (2, true), (3, false)]
      .map { (at: $0.0, endsEpoch: $0.1) }
    #expect(self.passing(reports, interval: 1000) == [0, 1, 2])
  }
}
