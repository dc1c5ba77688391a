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

  private static func waiting(_ subject: inout Subject, _ name: String, ready: Bool) -> UInt64 {
    let id = subject.nextID()
    #expect(Self.describe(subject.wait(name, id: id, waitsForReady: ready)) == "waits")
    return id
  }

  @Test("The first call begins an attempt, the others wait for it")
  func lazy() {
    var subject = Subject()
    #expect(Self.describe(subject.request(waitsForReady: false)) == "wait, connect")
    #expect(Self.describe(subject.request(waitsForReady: false)) == "wait")
    _ = Self.waiting(&subject, "a", ready: false)
    _ = Self.waiting(&subject, "b", ready: true)
    #expect(subject.connected(Connection()) == ["a", "b"])
    #expect(Self.describe(subject.request(waitsForReady: false)) == "use")
  }

  @Test("A failed attempt fails those who do not wait for ready, and new ones at once")
  func failFast() {
    var subject = Subject()
    _ = subject.request(waitsForReady: false)
    _ = Self.waiting(&subject, "fast", ready: false)
    _ = Self.waiting(&subject, "patient", ready: true)
    let failed = subject.failed(Self.refused)
    #expect(failed?.waiters == ["fast"])
    #expect(failed?.failures == 1)
    #expect(Self.describe(subject.request(waitsForReady: false)) == "fail refused")
    #expect(Self.describe(subject.request(waitsForReady: true)) == "wait")
  }

  @Test("After the backoff another attempt is made only if somebody waits")
  func backoff() {
    var subject = Subject()
    _ = subject.request(waitsForReady: true)
    let id = Self.waiting(&subject, "patient", ready: true)
    _ = subject.failed(Self.refused)
    let connects = subject.backoffEnded()
    #expect(connects)
    let failed = subject.failed(Self.refused)
    #expect(failed?.failures == 2)
    let forgotten = subject.forget(id)
    #expect(forgotten == "patient")
    let connectsForNobody = subject.backoffEnded()
    #expect(!connectsForNobody)
    #expect(Self.describe(subject.request(waitsForReady: false)) == "wait, connect")
  }

  @Test("A call that gave up before it waited does not wait")
  func cancelledEarly() {
    var subject = Subject()
    _ = subject.request(waitsForReady: true)
    let id = subject.nextID()
    #expect(subject.forget(id) == nil)
    #expect(
      Self.describe(subject.wait("a", id: id, waitsForReady: true))
        == "fail the call was cancelled")
  }

  @Test("A connection that proved good makes past failures forgotten, a brief one is one more")
  func failureCount() {
    for (provedGood, expected) in [(true, 1), (false, 3)] {
      var subject = Subject()
      _ = subject.request(waitsForReady: true)
      _ = subject.failed(Self.refused)
      _ = subject.request(waitsForReady: true)
      _ = Self.waiting(&subject, "a", ready: true)
      _ = subject.backoffEnded()
      let connection = Connection()
      #expect(subject.connected(connection) == ["a"])
      subject.lost(connection, provedGood: provedGood)
      _ = subject.request(waitsForReady: true)
      #expect(subject.failed(Self.refused)?.failures == expected)
    }
  }

  @Test("After a brief connection the next attempt is delayed, after a good one it is not")
  func delayedAttempt() {
    for (provedGood, expected) in [(true, nil), (false, 1)] as [(Bool, Int?)] {
      var subject = Subject()
      _ = subject.request(waitsForReady: true)
      #expect(subject.beginAttempt() == nil)
      let connection = Connection()
      _ = subject.connected(connection)
      subject.lost(connection, provedGood: provedGood)
      _ = subject.request(waitsForReady: true)
      #expect(subject.beginAttempt() == expected)
      #expect(subject.beginAttempt() == nil)
    }
  }

  @Test("The loss of a former connection changes nothing")
  func formerConnection() {
    var subject = Subject()
    _ = subject.request(waitsForReady: true)
    _ = subject.connected(Connection())
    subject.lost(Connection(), provedGood: true)
    #expect(Self.describe(subject.request(waitsForReady: true)) == "use")
  }

  @Test("After the stop everybody fails, and a late connection is not used")
  func stop() {
    var subject = Subject()
    _ = subject.request(waitsForReady: true)
    _ = Self.waiting(&subject, "a", ready: true)
    #expect(subject.stop(RPCError(code: .unavailable, message: "stopped")) == ["a"])
    #expect(subject.connected(Connection()) == nil)
    #expect(Self.describe(subject.request(waitsForReady: true)) == "fail stopped")
  }
}
