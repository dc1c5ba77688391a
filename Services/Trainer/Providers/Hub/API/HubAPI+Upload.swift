import FoundationEssentials
import HTTPClient
import HTTPTypes

extension HubAPI {
  /// The media type of git-lfs.
  private static let storageType = "application/vnd.git-lfs+json"
  /// A larger file is never sent inside a commit, whatever the Hub says: commits are made in memory.
  private static let largestRegularFile: Int64 = 16 << 20

  /// Brings files into a repository, in one commit; none is made when they are there.
  ///
  /// - Returns: A commit that has the files.
  /// - Throws: `RemoteError`, `CancellationError`.
  func commit(_ uploads: [HubUpload], to repo: HubRepo, summary: String) async throws -> String {
    let parent = try await self.head(of: repo)
    if try await self.has(uploads, repo, at: parent) { return parent }
    let regular = try await self.regularFiles(uploads, repo)
    for upload in uploads where !regular.contains(upload.name) {
      try await self.store(upload, repo)
    }
    let call = try self.commitCall(uploads, regular, repo, parent: parent, summary)
    do {
      let answer: CommitAnswer = try await self.hub.decode(from: call)
      return answer.commitOid
    } catch RemoteError.invalid(let refusal) {
      // The branch may have moved because a commit that was not answered was made after all.
      let head = try await self.head(of: repo)
      if head != parent, try await self.has(uploads, repo, at: head) { return head }
      throw head == parent
        ? RemoteError.invalid(refusal) : RemoteError.unavailable(refusal, retryAfter: nil)
    }
  }

  private func head(of repo: HubRepo) async throws -> String {
    let info: HubRepoInfo = try await self.hub.decode(
      from: self.call("look at a repository", repo.path))
    return info.sha
  }

  private func has(
    _ uploads: [HubUpload], _ repo: HubRepo, at revision: String
  ) async throws -> Bool {
    let files = try await self.tree(of: repo, at: revision)
    return try uploads.allSatisfy { upload in
      try files.first { $0.path == upload.name }.map(upload.isSame) ?? false
    }
  }

  /// The names of the files that go into the commit itself.
  private func regularFiles(
    _ uploads: [HubUpload], _ repo: HubRepo
  ) async throws -> Set<String> {
    let files = try uploads.map { upload in
      JSONValue.object([
        "path": .string(upload.name), "size": .number(Double(upload.bytes)),
        "sample": .string(Data(try upload.sample()).base64EncodedString()),
      ])
    }
    var call = try self.posting(
      "ask how files are kept", repo.path + ["preupload", "main"],
      .object(["files": .array(files)]))
    call.repetition = .guarded
    let modes: UploadModes = try await self.hub.decode(from: call)
    if let ignored = modes.files.first(where: \.shouldIgnore) {
      throw RemoteError.prevented(
        reason: "the rules of \(repo) leave out \(ignored.path); remove its .gitignore")
    }
    let small = uploads.filter { $0.bytes <= Self.largestRegularFile }.map(\.name)
    return Set(modes.files.filter { $0.uploadMode == "regular" }.map(\.path)).intersection(small)
  }

  private func commitCall(
    _ uploads: [HubUpload], _ regular: Set<String>, _ repo: HubRepo, parent: String,
    _ summary: String
  ) throws -> RemoteCall {
    var lines = [
      JSONLine.object([
        ("key", JSONLine.string("header")),
        (
          "value",
          JSONLine.object([
            ("summary", JSONLine.string(summary)), ("description", JSONLine.string("")),
            // The commit is made onto this one, or not at all.
            ("parentCommit", JSONLine.string(parent)),
          ])
        ),
      ])
    ]
    for upload in uploads {
      lines.append(try Self.line(upload, isRegular: regular.contains(upload.name)))
    }
    var call = self.call("commit the files", repo.path + ["commit", "main"])
    call.method = .post
    call.repetition = .never
    call.headers[.contentType] = "application/x-ndjson"
    call.body = .bytes(Array((lines.joined(separator: "\n") + "\n").utf8))
    call.timeouts = Timeouts(total: .seconds(120))
    return call
  }

  private static func line(_ upload: HubUpload, isRegular: Bool) throws -> String {
    let members: [(name: String, value: String)]
    if isRegular {
      let content = Data(try FileStretch.read(upload.path, 0..<upload.bytes))
      members = [
        ("content", JSONLine.string(content.base64EncodedString())),
        ("path", JSONLine.string(upload.name)), ("encoding", JSONLine.string("base64")),
      ]
    } else {
      members = [
        ("path", JSONLine.string(upload.name)), ("algo", JSONLine.string("sha256")),
        ("oid", JSONLine.string(upload.sha256)), ("size", "\(upload.bytes)"),
      ]
    }
    return JSONLine.object([
      ("key", JSONLine.string(isRegular ? "file" : "lfsFile")), ("value", JSONLine.object(members)),
    ])
  }

  // MARK: - Large files

  /// Brings a file into the storage, unless it is there.
  private func store(_ upload: HubUpload, _ repo: HubRepo) async throws {
    var path = repo.filePath
    path[path.count - 1] += ".git"
    var call = try self.posting(
      "order an upload", path + ["info", "lfs", "objects", "batch"],
      .object([
        "operation": .string("upload"), "hash_algo": .string("sha256"),
        "transfers": .array([.string("basic"), .string("multipart")]),
        "ref": .object(["name": .string("main")]), "objects": .array([Self.object(upload)]),
      ]))
    call.headers[.accept] = Self.storageType
    call.headers[.contentType] = Self.storageType
    call.repetition = .guarded
    let order: HubStorageOrder = try await self.hub.decode(from: call)
    guard let object = order.objects.first(where: { $0.oid == upload.sha256 }) else {
      throw RemoteError.incomprehensible(
        operation: call.operation, reason: "it does not tell of the file")
    }
    if let fault = object.error {
      throw RemoteError.prevented(
        reason: "the storage does not take the file: \(fault.message?.prefix(200) ?? "no reason")")
    }
    guard let action = object.actions?.upload else { return }
    try await self.transfer(upload, action)
    if let verify = object.actions?.verify { try await self.verify(upload, verify) }
  }

  private func transfer(_ upload: HubUpload, _ action: HubStorageOrder.Action) async throws {
    guard let parts = action.parts else {
      var call = RemoteCall("upload a file", url: action.href)
      for (name, value) in action.header {
        guard let name = HTTPField.Name(name), let value = value.string else { continue }
        call.headers[name] = value
      }
      _ = try await self.put(upload, 0..<upload.bytes, call)
      return
    }
    guard Int64(parts.places.count) == (upload.bytes + parts.bytes - 1) / parts.bytes else {
      throw RemoteError.incomprehensible(
        operation: "order an upload", reason: "it has not a place for each part")
    }
    var sent: [JSONValue] = []
    for (index, place) in parts.places.enumerated() {
      let start = Int64(index) * parts.bytes
      let tag = try await self.put(
        upload, start..<min(upload.bytes, start + parts.bytes),
        RemoteCall("upload a part", url: place))
      sent.append(.object(["partNumber": .number(Double(index + 1)), "etag": .string(tag ?? "")]))
    }
    // Its address authenticates it, like those of the parts.
    var call = RemoteCall("complete an upload", url: action.href)
    call.method = .post
    call.repetition = .never
    call.headers = [.accept: Self.storageType, .contentType: Self.storageType]
    call.body = try RemoteCaller.json(
      .object(["oid": .string(upload.sha256), "parts": .array(sent)]))
    try await self.storing(call)
  }

  /// - Returns: The storage's name for what it got.
  private func put(
    _ upload: HubUpload, _ range: Range<Int64>, _ call: RemoteCall
  ) async throws -> String? {
    var call = call
    call.method = .put
    call.body = .file(path: upload.path, range: range)
    call.timeouts = Self.timeouts(bytes: range.upperBound - range.lowerBound)
    call.headers[.contentType] = call.headers[.contentType] ?? "application/octet-stream"
    return try await self.storing(call).headers[.eTag]
  }

  /// Addresses of the storage hold for a while: what it refuses is ordered anew, and nothing is wrong with the account.
  @discardableResult
  private func storing(_ call: RemoteCall) async throws -> OutboundResponse {
    do {
      return try await self.storage.answer(to: call)
    } catch RemoteError.forbidden(let refusal), RemoteError.notFound(let refusal),
      RemoteError.invalid(let refusal), RemoteError.unauthenticated(let refusal)
    {
      throw RemoteError.unavailable(refusal, retryAfter: nil)
    }
  }

  private func verify(_ upload: HubUpload, _ action: HubStorageOrder.Action) async throws {
    guard action.href.hasPrefix("\(self.baseURL)/") else {
      // The token is for the Hub alone.
      throw RemoteError.prevented(reason: "the storage wants an upload to be confirmed elsewhere")
    }
    var call = RemoteCall("confirm an upload", url: action.href)
    call.method = .post
    call.repetition = .guarded
    call.headers = [.accept: Self.storageType, .contentType: Self.storageType]
    call.body = try RemoteCaller.json(Self.object(upload))
    try await self.hub.answer(to: call)
  }

  private static func object(_ upload: HubUpload) -> JSONValue {
    .object(["oid": .string(upload.sha256), "size": .number(Double(upload.bytes))])
  }
}

private struct CommitAnswer: Decodable {
  let commitOid: String
}

private struct UploadModes: Decodable {
  let files: [HubUploadMode]
}
