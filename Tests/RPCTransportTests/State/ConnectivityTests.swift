import RPCCore
import Testing

@testable import RPCTransport

/// When a client connects, who waits and who fails, as values.
@Suite struct ConnectivityTests {
  private final class Connection {}
  private typealias Subject = Connectivity<Connection, String>

  private static let refused = RPCError(code: .unavailable, message: "refused")

  private static func describe(_ verdict: Subject.Verdict?) -> String {
    switch verdict {
    case nil: "waits"
    case .use: "use"
    case .wait(let connect): connect ? "wait, connect" : "wait"
    case .fail(let error): "fail \(error.message)"
    }
  }

  private static func waiting(_ subject: inout Subject, _ name: String, isPatient: Bool) -> UInt64 {
    let id = subject.nextID()
    #expect(Self.describe(subject.wait(name, id: id, isPatient: isPatient)) == "waits")
    return id
  }

  @Test("A client that keeps trying connects again though nobody waits, until it succeeds")
  func keepsTrying() {
    var subject = Subject(keepsTrying: true)
    _ = subject.request(isPatient: false)
    #expect(!subject.isOutOfReach)
    _ = subject.failed(Self.refused)
    #expect(subject.isOutOfReach)
    let connects = subject.backoffEnded()
    #expect(connects)
    _ = subject.connected(Connection())
    #expect(!subject.isOutOfReach)
    var lazy = Subject()
    _ = lazy.request(isPatient: false)
    _ = lazy.failed(Self.refused)
    let lazyConnects = lazy.backoffEnded()
    #expect(!lazyConnects)
  }

  @Test("The first call begins an attempt, the others wait for it")
  func lazy() {
    var subject = Subject()
    #expect(Self.describe(subject.request(isPatient: false)) == "wait, connect")
    #expect(Self.describe(subject.request(isPatient: false)) == "wait")
    _ = Self.waiting(&subject, "a", isPatient: false)
    _ = Self.waiting(&subject, "b", isPatient: true)
    let arrival = subject.connected(Connection())
    #expect(arrival == .ready(["a", "b"]))
    #expect(Self.describe(subject.request(isPatient: false)) == "use")
  }

  @Test("A failed attempt fails those who are not patient, and new ones at once")
  func failFast() {
    var subject = Subject()
    _ = subject.request(isPatient: false)
    _ = Self.waiting(&subject, "fast", isPatient: false)
    _ = Self.waiting(&subject, "patient", isPatient: true)
    let failed = subject.failed(Self.refused)
    #expect(failed?.waiters == ["fast"])
    #expect(failed?.failures == 1)
    #expect(Self.describe(subject.request(isPatient: false)) == "fail refused")
    #expect(Self.describe(subject.request(isPatient: true)) == "wait")
  }

  @Test("A call whose patience ends fails when the service is known to be out of reach")
  func patienceEndsInBackoff() {
    var subject = Subject()
    _ = subject.request(isPatient: true)
    let id = Self.waiting(&subject, "a", isPatient: true)
    #expect(subject.failed(Self.refused)?.waiters == [])
    let failed = subject.losePatience(id)
    #expect(failed?.waiter == "a")
    #expect(failed?.error.message == "refused")
    #expect(subject.losePatience(id) == nil)
    let connectsForNobody = subject.backoffEnded()
    #expect(!connectsForNobody)
  }

  @Test("A call whose patience ends during an attempt waits for its outcome, and no longer")
  func patienceEndsDuringAttempt() {
    var subject = Subject()
    _ = subject.request(isPatient: true)
    let first = Self.waiting(&subject, "a", isPatient: true)
    #expect(subject.losePatience(first) == nil)
    #expect(subject.failed(Self.refused)?.waiters == ["a"])
    _ = Self.waiting(&subject, "b", isPatient: true)
    _ = subject.backoffEnded()
    let second = Self.waiting(&subject, "c", isPatient: true)
    #expect(subject.losePatience(second) == nil)
    let arrival = subject.connected(Connection())
    #expect(arrival == .ready(["b", "c"]))
  }

  @Test("The last failure is known until an attempt succeeds")
  func lastFailure() {
    var subject = Subject()
    _ = subject.request(isPatient: true)
    #expect(subject.lastFailure == nil)
    _ = subject.failed(Self.refused)
    _ = Self.waiting(&subject, "a", isPatient: true)
    _ = subject.backoffEnded()
    #expect(subject.lastFailure?.message == "refused")
    _ = subject.connected(Connection())
    #expect(subject.lastFailure == nil)
  }

  @Test("After the backoff another attempt is made only if somebody waits")
  func backoff() {
    var subject = Subject()
    _ = subject.request(isPatient: true)
    let id = Self.waiting(&subject, "patient", isPatient: true)
    _ = subject.failed(Self.refused)
    let connects = subject.backoffEnded()
    #expect(connects)
    let failed = subject.failed(Self.refused)
    #expect(failed?.failures == 2)
    let forgotten = subject.forget(id)
    #expect(forgotten == "patient")
    let connectsForNobody = subject.backoffEnded()
    #expect(!connectsForNobody)
    #expect(Self.describe(subject.request(isPatient: false)) == "wait, connect")
  }

  @Test("A call that gave up before it waited does not wait")
  func cancelledEarly() {
    var subject = Subject()
    _ = subject.request(isPatient: true)
    let id = subject.nextID()
    #expect(subject.forget(id) == nil)
    #expect(
      Self.describe(subject.wait("a", id: id, isPatient: true))
        == "fail the call was cancelled")
  }

  @Test("A connection that proved good makes past failures forgotten, a brief one is one more")
  func failureCount() {
    for (provedGood, expected) in [(true, 1), (false, 3)] {
      var subject = Subject()
      _ = subject.request(isPatient: true)
      _ = subject.failed(Self.refused)
      _ = subject.request(isPatient: true)
      _ = Self.waiting(&subject, "a", isPatient: true)
      _ = subject.backoffEnded()
      let connection = Connection()
      let arrival = subject.connected(connection)
      #expect(arrival == .ready(["a"]))
      subject.lost(connection, provedGood: provedGood)
      _ = subject.request(isPatient: true)
      #expect(subject.failed(Self.refused)?.failures == expected)
    }
  }

  @Test("After a brief connection the next attempt is delayed, after a good one it is not")
  func delayedAttempt() {
    for (provedGood, expected) in [(true, nil), (false, 1)] as [(Bool, Int?)] {
      var subject = Subject()
      _ = subject.request(isPatient: true)
      #expect(subject.beginAttempt() == nil)
      let connection = Connection()
      _ = subject.connected(connection)
      subject.lost(connection, provedGood: provedGood)
      _ = subject.request(isPatient: true)
      #expect(subject.beginAttempt() == expected)
      #expect(subject.beginAttempt() == nil)
    }
  }

  @Test("A connection that ended before it was handed over is not used, and those who wait go on")
  func endedEarly() {
    var subject = Subject()
    _ = subject.request(isPatient: true)
    _ = Self.waiting(&subject, "a", isPatient: true)
    _ = subject.beginAttempt()
    let connection = Connection()
    subject.lost(connection, provedGood: false)
    // A former one may be closed at the same time.
    subject.lost(Connection(), provedGood: true)
    let arrival = subject.connected(connection)
    #expect(arrival == .lost)
    let failed = subject.failed(Self.refused)
    #expect(failed?.waiters == [])
    let isWanted = subject.backoffEnded()
    #expect(isWanted)
    let next = subject.connected(Connection())
    #expect(next == .ready(["a"]))
  }

  @Test("The loss of a former connection changes nothing")
  func formerConnection() {
    var subject = Subject()
    _ = subject.request(isPatient: true)
    _ = subject.connected(Connection())
    subject.lost(Connection(), provedGood: true)
    #expect(Self.describe(subject.request(isPatient: true)) == "use")
  }

  @Test("After the stop everybody fails, and a late connection is not used")
  func stop() {
    var subject = Subject()
    _ = subject.request(isPatient: true)
    _ = Self.waiting(&subject, "a", isPatient: true)
    #expect(subject.stop(RPCError(code: .unavailable, message: "stopped")) == ["a"])
    let arrival = subject.connected(Connection())
    #expect(arrival == .stopped)
    #expect(Self.describe(subject.request(isPatient: true)) == "fail stopped")
  }
}
