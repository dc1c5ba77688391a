import HTTPClient
import HTTPTypes
import ProviderAccess

extension FineTuneAPI {
  /// A file to upload, under the name that it will be found by.
  struct Upload: Sendable {
    let path: String
    let name: String
    let bytes: Int64
    /// How long the provider keeps it at most; nil leaves it there. A safety net for when it cannot be deleted.
    let lifetime: Duration?
  }

  /// What files for training are uploaded as.
  static let purpose = "fine-tune"

  /// Uploads a file. Not repeated by itself: the caller looks first whether it is there.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func upload(_ upload: Upload) async throws -> FineTuneFile {
    if upload.bytes > self.largestFile, self.endpoint.surface.hasUploads {
      return try await self.uploadInParts(upload)
    }
    var form = MultipartForm([.text("purpose", Self.purpose)])
    for (name, value) in self.expiry(upload) {
      form.parts.append(.text("expires_after[\(name)]", value))
    }
    form.parts.append(
      .file("file", path: upload.path, fileName: upload.name, contentType: "application/jsonl"))
    return try await self.decode(
      from: Call(
        operation: "upload a file", method: .post, path: ["files"], body: .form(form),
        contentType: form.contentType, timeouts: Self.timeouts(bytes: upload.bytes),
        repetition: .never))
  }

  /// The files for training, newest last where the provider sorts them.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func files() async throws -> [FineTuneFile] {
    var query: [(name: String, value: String)] = []
    if self.endpoint.surface.hasMetadata { query.append((name: "purpose", value: Self.purpose)) }
    let call = Call(operation: "list the files", path: ["files"], query: query)
    // The dated interface gives all files at once, and takes no page.
    guard self.endpoint.surface.hasMetadata else {
      return try await self.decode(FineTunePage<FineTuneFile>.self, from: call).data
    }
    return try await self.list(call, limit: 10_000, id: \.id)
  }

  /// A file.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func file(_ id: String) async throws -> FineTuneFile {
    try await self.decode(from: Call(operation: "look at a file", path: ["files", id]))
  }

  /// The content of a file.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func content(ofFile id: String) async throws -> [UInt8] {
    try await self.answer(
      to: Call(operation: "read a file", path: ["files", id, "content"])
    ).body
  }

  /// Deletes a file. One that is not there counts as deleted.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func deleteFile(_ id: String) async throws {
    do {
      try await self.answer(
        to: Call(operation: "delete a file", method: .delete, path: ["files", id]))
    } catch RemoteError.notFound {
      return
    }
  }

  private func uploadInParts(_ upload: Upload) async throws -> FineTuneFile {
    var members: [String: JSONValue] = [
      "filename": .string(upload.name), "purpose": .string(Self.purpose),
      "bytes": .number(Double(upload.bytes)), "mime_type": .string("application/jsonl"),
    ]
    if upload.lifetime != nil {
      members["expires_after"] = .object(
        Dictionary(
          uniqueKeysWithValues: self.expiry(upload).map { name, value in
            (name, Double(value).map(JSONValue.number) ?? .string(value))
          }))
    }
    let opened: FineTuneUpload = try await self.decode(
      from: try Self.posting("begin an upload", ["uploads"], .object(members)))
    do {
      return try await self.fill(opened, with: upload)
    } catch {
      // What is left open is removed by the provider within the hour.
      _ = try? await self.answer(
        to: Self.posting("cancel an upload", ["uploads", opened.id, "cancel"], nil))
      throw error
    }
  }

  private func fill(_ opened: FineTuneUpload, with upload: Upload) async throws -> FineTuneFile {
    var parts: [JSONValue] = []
    for start in stride(from: Int64(0), to: upload.bytes, by: Int(self.largestPart)) {
      let end = min(upload.bytes, start + self.largestPart)
      let form = MultipartForm([
        MultipartForm.Part(
          name: "data", fileName: upload.name, contentType: "application/octet-stream",
          content: .bytes(try FileStretch.read(upload.path, start..<end)))
      ])
      let part: FineTuneUpload = try await self.decode(
        from: Call(
          operation: "upload a part", method: .post, path: ["uploads", opened.id, "parts"],
          body: .form(form), contentType: form.contentType,
          timeouts: Self.timeouts(bytes: end - start), repetition: .never))
      parts.append(.string(part.id))
    }
    let completed: FineTuneUpload = try await self.decode(
      from: try Self.posting(
        "complete an upload", ["uploads", opened.id, "complete"],
        .object(["part_ids": .array(parts)])))
    guard let file = completed.file else {
      throw RemoteError.incomprehensible(
        operation: "complete an upload", reason: "it names no file")
    }
    return file
  }

  private func expiry(_ upload: Upload) -> [(name: String, value: String)] {
    guard let lifetime = upload.lifetime, self.endpoint.surface.hasFileExpiry else { return [] }
    let seconds = min(max(3_600, lifetime.components.seconds), 2_592_000)
    return [("anchor", "created_at"), ("seconds", "\(seconds)")]
  }

  /// Ten minutes, and a second for each megabyte.
  private static func timeouts(bytes: Int64) -> Timeouts {
    Timeouts(total: .seconds(600 + bytes / 1_000_000), stall: .seconds(60))
  }

  /// A request with a body of JSON, or none.
  static func posting(
    _ operation: String, _ path: [String], _ value: JSONValue?
  ) throws -> Call {
    Call(
      operation: operation, method: .post, path: path,
      body: try value.map(RemoteCaller.json) ?? .none,
      contentType: value == nil ? nil : "application/json", repetition: .never)
  }
}

/// An upload in parts, or one of its parts.
struct FineTuneUpload: Decodable, Sendable {
  let id: String
  /// The file, once the upload is complete.
  let file: FineTuneFile?
}
