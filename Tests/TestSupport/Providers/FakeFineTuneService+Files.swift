internal import Foundation

extension FakeFineTuneService {
  /// `/files`.
  func files(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    switch (call.method, call.path.count) {
    case ("POST", 1): return self.upload(call, &state)
    case ("GET", 1): return self.list(call, state)
    case ("GET", 2):
      guard let index = state.files.firstIndex(where: { $0.id == call.path[1] }) else {
        return .refusal(404, code: nil, "no such file")
      }
      state.files[index].looks += 1
      return .json(self.object(state.files[index], state.behaviour))
    case ("GET", 3) where call.path[2] == "content":
      guard let file = state.files.first(where: { $0.id == call.path[1] }) else {
        return .refusal(404, code: nil, "no such file")
      }
      return ProviderAnswer(status: 200, body: file.content)
    case ("DELETE", 2):
      let count = state.files.count
      state.files.removeAll { $0.id == call.path[1] }
      guard state.files.count < count else { return .refusal(404, code: nil, "no such file") }
      if self.surface == .azureDated { return ProviderAnswer(status: 204) }
      return .json(["id": call.path[1], "object": "file", "deleted": true])
    default: return .refusal(405, code: nil, "not so")
    }
  }

  private func list(_ call: ProviderCall, _ state: State) -> ProviderAnswer {
    let purpose = call.value("purpose")
    let files = state.files.filter { purpose == nil || $0.purpose == purpose }
    let limit = min(call.value("limit").flatMap { Int($0) } ?? 10_000, 10_000)
    let page = Self.page(files, limit: limit, after: call.value("after"), id: \.id)
    return .json([
      "object": "list", "data": page.items.map { self.object($0, state.behaviour) },
      "has_more": page.hasMore,
    ])
  }

  private func upload(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let parts = FakeMultipart.parts(of: call)
    guard let file = parts.first(where: { $0.name == "file" }), let name = file.fileName,
      let purpose = parts.first(where: { $0.name == "purpose" })?.text
    else {
      state.violations.append("an upload without file, its name or purpose")
      return .refusal(400, code: nil, "file and purpose are required")
    }
    if purpose != "fine-tune" { state.violations.append("purpose \(purpose)") }
    if !name.hasSuffix(".jsonl") { state.violations.append("name \(name)") }
    let expiry = parts.filter { $0.name.hasPrefix("expires_after") }
    if self.surface == .azureDated, !expiry.isEmpty { state.violations.append("an expiry") }
    if let seconds = expiry.first(where: { $0.name == "expires_after[seconds]" })?.text {
      if !(3_600...2_592_000).contains(Int(seconds) ?? 0) {
        state.violations.append("expires_after \(seconds)")
      }
    }
    let made = self.add(name, purpose, file.content, &state)
    return .json(
      self.object(made, state.behaviour), status: self.surface == .azureDated ? 201 : 200)
  }

  func add(
    _ name: String, _ purpose: String, _ content: [UInt8], _ state: inout State
  ) -> File {
    let file = File(
      id: state.id("file-"), name: name, purpose: purpose, content: content, createdAt: state.now)
    state.files.append(file)
    state.contents.append(content)
    for line in content.split(separator: UInt8(ascii: "\n")) where purpose == "fine-tune" {
      let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any]
      let messages = object?["messages"] as? [[String: Any]] ?? []
      let roles = messages.compactMap { $0["role"] as? String }
      if object?.count != 1 || roles.last != "assistant" || roles.count != messages.count {
        state.violations.append("a line that is no conversation")
      }
    }
    return file
  }

  private func object(_ file: File, _ behaviour: Behaviour) -> [String: Any] {
    var object: [String: Any] = [
      "id": file.id, "object": "file", "bytes": file.content.count, "filename": file.name,
      "purpose": file.purpose, "created_at": file.createdAt,
    ]
    switch self.surface {
    case .openAI: object["status"] = "uploaded"
    case .azure, .azureDated:
      object["status"] = file.looks > behaviour.looksUntilProcessed ? "processed" : "pending"
    }
    return object
  }

  // MARK: - Uploads in parts

  /// `/uploads`.
  func uploads(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    if call.method == "POST", call.path.count == 1 {
      let object = call.object
      guard let name = object["filename"] as? String, let bytes = object["bytes"] as? Int,
        object["purpose"] as? String == "fine-tune", object["mime_type"] is String
      else {
        state.violations.append("an upload without its members")
        return .refusal(400, code: nil, "members are missing")
      }
      let id = state.id("upload_")
      state.uploads[id] = (name, bytes, [])
      return .json(["id": id, "object": "upload", "status": "pending", "bytes": bytes])
    }
    guard call.path.count == 3, let upload = state.uploads[call.path[1]] else {
      return .refusal(404, code: nil, "no such upload")
    }
    switch call.path[2] {
    case "parts":
      let part = FakeMultipart.parts(of: call).first { $0.name == "data" }
      let id = state.id("part_")
      state.uploads[call.path[1]]?.parts.append((id, part?.content ?? []))
      return .json(["id": id, "object": "upload.part", "upload_id": call.path[1]])
    case "complete":
      let ids = call.object["part_ids"] as? [String] ?? []
      let content = ids.flatMap { id in upload.parts.first { $0.id == id }?.content ?? [] }
      guard content.count == upload.bytes else {
        return .refusal(400, code: nil, "the parts do not have the bytes that were promised")
      }
      let file = self.add(upload.name, "fine-tune", content, &state)
      return .json([
        "id": call.path[1], "object": "upload", "status": "completed",
        "file": self.object(file, state.behaviour),
      ])
    default:
      state.uploads[call.path[1]] = nil
      return .json(["id": call.path[1], "object": "upload", "status": "cancelled"])
    }
  }

  // MARK: - Pages

  /// The items after one, and whether there are more.
  static func page<Item>(
    _ items: [Item], limit: Int, after: String?, id: (Item) -> String
  ) -> (items: [Item], hasMore: Bool) {
    let start = after.flatMap { after in items.firstIndex { id($0) == after } }.map { $0 + 1 } ?? 0
    let rest = items[min(start, items.count)...]
    return (Array(rest.prefix(limit)), rest.count > limit)
  }
}
