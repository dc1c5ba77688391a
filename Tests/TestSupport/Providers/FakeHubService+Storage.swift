internal import Foundation

extension FakeHubService {
  private static let mediaType = "application/vnd.git-lfs+json"

  /// The batch interface of git-lfs.
  func order(_ call: ProviderCall, _ repo: String, _ state: inout State) -> ProviderAnswer {
    let body = call.object
    if call.header("content-type") != Self.mediaType || call.header("accept") != Self.mediaType {
      state.violations.append("an order of another media type")
    }
    if body["operation"] as? String != "upload" || body["hash_algo"] as? String != "sha256"
      || (body["transfers"] as? [String])?.contains("multipart") != true
    {
      state.violations.append("an order without its members")
    }
    guard state.repos[repo] != nil else { return .hubRefusal(404, "no such repository") }
    let objects = (body["objects"] as? [[String: Any]] ?? []).map { object -> [String: Any] in
      let (oid, size) = (object["oid"] as? String ?? "", object["size"] as? Int ?? 0)
      if oid.count != 64 { state.violations.append("an object named \(oid)") }
      var answer: [String: Any] = ["oid": oid, "size": size]
      // Nothing is to be done for what is there.
      if state.storage[oid] == nil {
        answer["actions"] = self.actions(oid, size, partBytes: state.behaviour.partBytes)
      }
      return answer
    }
    return .json(["transfer": "basic", "objects": objects])
  }

  private func actions(_ oid: String, _ size: Int, partBytes: Int?) -> [String: Any] {
    let verify = ["href": "\(self.origin)/storage-verify/lfs/verify/\(oid)"]
    guard let partBytes else {
      return [
        "upload": [
          "href": "\(self.storageOrigin)/storage/object/\(oid)",
          "header": ["x-amz-meta": "of-the-tests"],
        ] as [String: Any],
        "verify": verify,
      ]
    }
    // The size is a text; the numbers of the parts have leading zeros.
    var header: [String: Any] = ["chunk_size": "\(partBytes)"]
    for part in 1...max(1, (size + partBytes - 1) / partBytes) {
      let digits = "\(part)"
      header[String(repeating: "0", count: 5 - digits.count) + digits] =
        "\(self.storageOrigin)/storage/part/\(oid)/\(part)"
    }
    return [
      "upload": ["href": "\(self.storageOrigin)/storage/complete/\(oid)", "header": header]
        as [String: Any],
      "verify": verify,
    ]
  }

  /// `/storage`: what addresses that authenticate themselves lead to.
  func storage(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let oid = call.path.count > 2 ? call.path[2] : ""
    switch (call.method, call.path[1]) {
    case ("GET", "content"):
      return state.storage[oid].map { ProviderAnswer(status: 200, body: $0) }
        ?? ProviderAnswer(status: 404)
    case ("PUT", "object"):
      if call.header("x-amz-meta") == nil {
        state.violations.append("an upload without its fields")
      }
      return self.keep(call.body, as: oid, &state)
    case ("PUT", "part"):
      guard call.path.count == 4, let part = Int(call.path[3]) else {
        return ProviderAnswer(status: 400)
      }
      state.parts[oid, default: [:]][part] = call.body
      return ProviderAnswer(status: 200, headers: [("ETag", "\"tag-\(part)\"")])
    case ("POST", "complete"):
      let parts = call.object["parts"] as? [[String: Any]] ?? []
      let numbers = parts.compactMap { $0["partNumber"] as? Int }
      guard call.object["oid"] as? String == oid, numbers == Array(1...max(1, numbers.count)),
        parts.allSatisfy({ part in
          part["etag"] as? String == (part["partNumber"] as? Int).map { "\"tag-\($0)\"" }
        })
      else {
        state.violations.append("an upload completed with other parts")
        return ProviderAnswer(status: 400)
      }
      return self.keep(numbers.flatMap { state.parts[oid]?[$0] ?? [] }, as: oid, &state)
    default: return ProviderAnswer(status: 405)
    }
  }

  private func keep(_ content: [UInt8], as oid: String, _ state: inout State) -> ProviderAnswer {
    guard Self.digest(content) == oid else {
      state.violations.append("an upload that is not what its digest says")
      return ProviderAnswer(status: 400, body: Array("<Error>BadDigest</Error>".utf8))
    }
    state.storage[oid] = content
    return ProviderAnswer(status: 200, headers: [("ETag", "\"\(oid)\"")])
  }

  /// Confirms an upload.
  func verify(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let body = call.object
    guard let oid = body["oid"] as? String, let size = body["size"] as? Int,
      state.storage[oid]?.count == size
    else { return .hubRefusal(404, "no such object") }
    return .json([:])
  }
}
