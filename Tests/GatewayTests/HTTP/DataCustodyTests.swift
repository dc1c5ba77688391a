import API
import AccessTokens
import Foundation
import HTTPTypes
import RESTContract
import RPCCore
import SwiftProtobuf
import Synchronization
import Testing

@testable import Gateway

@Suite struct DataCustodyTests {
  private static func receipt(_ id: String) -> Reddytalk_Common_V1_EraseResponse {
    .with {
      $0.found = true
      $0.receiptJson = #"{"payloadType":"t","payload":"\#(id)","signatures":[]}"#
    }
  }

  @Test("shows the keys of every service, and says which cannot be asked")
  func keys() async throws {
    try await withGateway { gateway in
      gateway.services.fail(
        DataProtectionMethods.getKeyStatus, .init(code: .unavailable, message: "gone"))
      let token = try await gateway.token(.admin)
      let silent = try await gateway.send(.get, "keys", token: token).json(KeysResource.self)
      #expect(silent.services.map(\.name) == StoreOwner.allCases.map(\.rawValue))
      #expect(silent.services.allSatisfy { $0.problem?.contains($0.name) == true })
    }
    try await withGateway { gateway in
      let keys = try await gateway.send(.get, "keys", token: gateway.token(.admin))
        .json(KeysResource.self)
      #expect(keys.services.allSatisfy { $0.wrappingVersion == 2 && $0.problem == nil })
      #expect(keys.services.first?.rotation?.done == 3)
      #expect(keys.services.first?.rotation?.state == .running)
    }
  }

  @Test("begins a rotation and does not wait for its end")
  func rotate() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin, subject: "anna")
      let all = try await gateway.send(
        .post, "keys/rotate", token: token, json: #"{"kind":"data"}"#)
      #expect(all.status == 202)
      #expect(
        gateway.services.received(Reddytalk_Common_V1_RotateKeysRequest.self).map(\.kind)
          == Array(repeating: .data, count: 5))
      #expect(
        gateway.services.metadata(of: DataProtectionMethods.rotateKeys)?["x-actor"] == "anna")
      _ = try await gateway.send(
        .post, "keys/rotate", token: token, json: #"{"kind":"wrapping","service":"trainer"}"#)
      #expect(gateway.services.received(Reddytalk_Common_V1_RotateKeysRequest.self).count == 6)
      for body in [#"{"kind":"all"}"#, #"{"kind":"data","service":"switch"}"#] {
        let refused = try await gateway.send(.post, "keys/rotate", token: token, json: body)
        #expect(refused.problem == .invalidParameters, "\(body)")
      }
    }
  }

  @Test("erases at the Deployer, then the Collector, then what was trained on the datasets")
  func erase() async throws {
    try await withGateway { gateway in
      gateway.services.script.withLock {
        $0.erase = { peer, request in
          var answer = Self.receipt(peer.rawValue)
          if peer == .collector { answer.snapshotIds = ["sha256:1"] }
          return request.subject == "anna" || request.snapshotIds == ["sha256:1"]
            ? answer : .init()
        }
      }
      let token = try await gateway.token(.admin)
      let answer = try await gateway.send(
        .post, "erasures", token: token, json: #"{"subject":"anna","reason":"asked"}"#)
      let erasure = try answer.json(ErasureResource.self)
      #expect(
        erasure.receipts.map { $0["payload"]?.stringValue } == ["deployer", "collector", "trainer"])
      let requests = gateway.services.received(Reddytalk_Common_V1_EraseRequest.self)
      #expect(requests.map(\.subject) == ["anna", "anna", ""])
      #expect(requests.map(\.reason) == ["asked", "asked", "asked"])
      let unknown = try await gateway.send(
        .post, "erasures", token: token, json: #"{"subject":"carl"}"#)
      #expect(unknown.problem == .notFound)
    }
  }

  @Test("writes the patient's reference into no audit record")
  func auditNamesNobody() async throws {
    try await withGateway { gateway in
      gateway.services.script.withLock { $0.erase = { peer, _ in Self.receipt(peer.rawValue) } }
      let token = try await gateway.token(.admin)
      _ = try await gateway.send(
        .post, "erasures", token: token, json: #"{"subject":"anna-4711"}"#)
      let trail = try await gateway.send(.get, "audit", token: token)
      #expect(trail.text.contains("subject.erase"))
      #expect(!trail.text.contains("anna-4711"))
    }
  }

  @Test(
    "erases nobody when it is not told whom",
    arguments: ["{}", #"{"subject":"a","conversationId":"b"}"#, #"{"subject":""}"#])
  func eraseNobody(body: String) async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "erasures", token: gateway.token(.admin), json: body)
      #expect(answer.problem == .invalidParameters)
      #expect(gateway.services.received(Reddytalk_Common_V1_EraseRequest.self).isEmpty)
    }
  }

  @Test("begins backups of all services or of one, and lists them")
  func backups() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      let all = try await gateway.send(.post, "backups", token: token)
      #expect(all.status == 202)
      #expect(
        try all.json(BackupsResource.self).backups.map(\.state) == [
          .running, .running, .running, .running, .running,
        ])
      let one = try await gateway.send(
        .post, "backups", token: token, json: #"{"service":"gateway"}"#)
      #expect(try one.json(BackupsResource.self).backups.map(\.id) == ["b-gateway"])
      let list = try await gateway.send(.get, "backups", token: token).json(BackupsResource.self)
      #expect(Set(list.backups.map(\.service)) == Set(StoreOwner.allCases.map(\.rawValue)))
      #expect(list.backups.allSatisfy { $0.state == .completed })
      gateway.services.fail(
        DataProtectionMethods.listBackups, .init(code: .unavailable, message: "gone"))
      let silent = try await gateway.send(.get, "backups", token: token)
        .json(BackupsResource.self)
      #expect(silent.problems.count == 5)
    }
  }
}
