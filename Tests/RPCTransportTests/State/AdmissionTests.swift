import NIOCore
import Testing

@testable import RPCTransport

/// Which calls run, wait and are refused, on a clock of the test's own.
@Suite struct AdmissionTests {
  private final class Call {}

  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  /// An admission of two at once, with two running for a second each on average.
  private func full(maxWaiting: Int = 4) -> Admission<Call> {
    var admission = Admission<Call>(limit: 2, maxWaiting: maxWaiting)
    _ = admission.admit(Call(), deadline: .distantFuture, at: self.start)
    _ = admission.finished(after: .seconds(1), at: self.start)
    for _ in 0..<2 {
      #expect(admission.admit(Call(), deadline: .distantFuture, at: self.start) == .run)
    }
    return admission
  }

  @Test("A call without a deadline does not wait for room")
  func withoutDeadline() {
    var admission = self.full()
    #expect(admission.admit(Call(), deadline: .distantFuture, at: self.start) == .refuseFull)
  }

  @Test("A call waits when its deadline leaves time for those before it and for itself")
  func waits() {
    var admission = self.full()
    let deadline = self.start + .seconds(10)
    #expect(admission.admit(Call(), deadline: deadline, at: self.start) == .wait)
    #expect(admission.waitingCount == 1)
  }

  @Test("A call whose deadline cannot be met is refused at once, the later the longer the queue")
  func refusedLate() {
    var admission = self.full()
    // One to wait for at two a second, and a second of its own: 1.5 s.
    #expect(
      admission.admit(Call(), deadline: self.start + .milliseconds(1500), at: self.start)
        == .refuseLate)
    let enough = self.start + .milliseconds(1501)
    #expect(admission.admit(Call(), deadline: enough, at: self.start) == .wait)
    #expect(admission.admit(Call(), deadline: enough, at: self.start) == .refuseLate)
  }

  @Test("A full queue takes no more")
  func fullQueue() {
    var admission = self.full(maxWaiting: 1)
    let deadline = self.start + .hours(1)
    #expect(admission.admit(Call(), deadline: deadline, at: self.start) == .wait)
    #expect(admission.admit(Call(), deadline: deadline, at: self.start) == .refuseFull)
  }

  @Test("Calls that wait are brought up in order, and never more run than may")
  func order() {
    var admission = self.full()
    let (first, second) = (Call(), Call())
    let deadline = self.start + .hours(1)
    _ = admission.admit(first, deadline: deadline, at: self.start)
    _ = admission.admit(second, deadline: deadline, at: self.start)
    #expect(admission.finished(after: .seconds(1), at: self.start).next === first)
    #expect(admission.running == 2)
    #expect(admission.finished(after: nil, at: self.start).next === second)
    #expect(admission.finished(after: nil, at: self.start).next == nil)
    #expect(admission.running == 1)
  }

  @Test("A call that has become late while it waited is not begun")
  func lateInQueue() {
    var admission = self.full()
    let (late, other) = (Call(), Call())
    _ = admission.admit(late, deadline: self.start + .seconds(2), at: self.start)
    _ = admission.admit(other, deadline: self.start + .hours(1), at: self.start)
    let (next, refused) = admission.finished(
      after: .seconds(1), at: self.start + .milliseconds(1500))
    #expect(next === other)
    #expect(refused.count == 1 && refused.first === late)
  }

  @Test("A call whose caller has gone is not brought up")
  func forgotten() {
    var admission = self.full()
    let call = Call()
    _ = admission.admit(call, deadline: self.start + .hours(1), at: self.start)
    admission.forget(call)
    #expect(admission.finished(after: .seconds(1), at: self.start).next == nil)
  }
}
