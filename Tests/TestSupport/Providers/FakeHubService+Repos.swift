internal import Crypto
internal import Foundation
internal import Hexadecimal

extension FakeHubService {
  /// Files of a page of a tree.
  private static let pageFiles = 2

  /// `/api/repos/create` and `/api/repos/delete`.
  func repos(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let body = call.object
    guard let name = body["name"] as? String, let owner = body["organization"] as? String,
      let type = body["type"] as? String, ["dataset", "model"].contains(type)
    else {
      state.violations.append("a repository without name, organization or type")
      return .hubRefusal(400, "name and type are required")
    }
    let key = "\(type)s/\(owner)/\(name)"
    if call.path[2] == "delete" {
      guard call.method == "DELETE", state.repos.removeValue(forKey: key) != nil else {
        return .hubRefusal(404, "Repository not found", code: "RepoNotFound")
      }
      return .json(["ok": true])
    }
    if body["visibility"] as? String != "private" || body["private"] as? Bool != true {
      state.violations.append("a repository that is not to be private")
    }
    guard state.repos[key] == nil else {
      return .hubRefusal(409, "You already created this \(type) repo")
    }
    let first = Commit(
      sha: Self.sha(state.number()),
      files: [
        ".gitattributes": File(content: Array("*.safetensors filter=lfs\n".utf8), isLarge: false)
      ])
    state.repos[key] = Repo(isPrivate: state.behaviour.keepsPrivate, commits: [first])
    return .json(["url": "\(self.origin)/\(key)", "name": "\(owner)/\(name)"])
  }

  /// `/api/<kind>/<namespace>/<name>`.
  func repo(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let key = call.path[1...3].joined(separator: "/")
    if key == "models/\(Self.baseModel)", call.path.count == 4 {
      return .json(["id": Self.baseModel, "sha": Self.baseRevision, "private": false])
    }
    guard let repo = state.repos[key], let head = repo.commits.last else {
      // What is private, or not there, is denied alike.
      return .hubRefusal(401, "Repository not found", code: "RepoNotFound")
    }
    switch (call.method, call.path.count > 4 ? call.path[4] : "", call.path.count) {
    case ("GET", "", 4):
      return .json([
        "id": call.path[2...3].joined(separator: "/"), "sha": head.sha, "private": repo.isPrivate,
        "siblings": head.files.keys.sorted().map { ["rfilename": $0] },
      ])
    case ("GET", "tree", 6): return self.tree(call, repo)
    case ("POST", "preupload", 6): return self.preupload(call, &state)
    case ("POST", "commit", 6): return self.commit(call, key, head, &state)
    default: return .hubRefusal(404, "not so")
    }
  }

  private func tree(_ call: ProviderCall, _ repo: Repo) -> ProviderAnswer {
    guard let commit = Self.commit(call.path[5], in: repo) else {
      return .hubRefusal(404, "Invalid rev id", code: "RevisionNotFound")
    }
    let names = commit.files.keys.sorted()
    let start = call.value("cursor").flatMap { Int($0) } ?? 0
    let page = names.dropFirst(start).prefix(Self.pageFiles)
    var items: [[String: Any]] =
      start == 0 ? [["type": "directory", "path": "notes", "oid": "0"]] : []
    items += page.map { name in
      Self.entry(name, commit.files[name] ?? File(content: [], isLarge: false))
    }
    var answer = ProviderAnswer.hubList(items)
    if start + Self.pageFiles < names.count {
      let place = "\(self.origin)/\(call.path.joined(separator: "/"))"
      answer.headers.append(
        ("Link", "<\(place)?recursive=true&cursor=\(start + Self.pageFiles)>; rel=\"next\""))
    }
    return answer
  }

  private static func entry(_ name: String, _ file: File) -> [String: Any] {
    var item: [String: Any] = ["type": "file", "path": name, "size": file.content.count]
    item["oid"] =
      Insecure.SHA1.hash(
        data: Data("blob \(file.content.count)\0".utf8) + Data(file.content)
      ).hexadecimal
    if file.isLarge {
      item["lfs"] =
        [
          "oid": Self.digest(file.content), "size": file.content.count, "pointerSize": 134,
        ] as [String: Any]
    }
    return item
  }

  static func digest(_ content: [UInt8]) -> String {
    SHA256.hash(data: Data(content)).hexadecimal
  }

  private static func commit(_ revision: String, in repo: Repo) -> Commit? {
    revision == "main" ? repo.commits.last : repo.commits.first { $0.sha == revision }
  }

  private func preupload(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let files = call.object["files"] as? [[String: Any]] ?? []
    if files.isEmpty || files.count > 256 {
      state.violations.append("\(files.count) files at once")
    }
    let modes = files.compactMap { file -> [String: Any]? in
      guard let path = file["path"] as? String, file["size"] is Int,
        let sample = (file["sample"] as? String).flatMap({ Data(base64Encoded: $0) }),
        sample.count <= 512
      else { return nil }
      return ["path": path, "uploadMode": state.behaviour.uploadMode, "shouldIgnore": false]
    }
    if modes.count < files.count { state.violations.append("a file without path, size or sample") }
    return .json(["files": modes])
  }

  private func commit(
    _ call: ProviderCall, _ key: String, _ head: Commit, _ state: inout State
  ) -> ProviderAnswer {
    if call.header("content-type") != "application/x-ndjson" {
      state.violations.append("a commit as \(call.header("content-type") ?? "nothing")")
    }
    let lines = call.body.split(separator: UInt8(ascii: "\n")).map { line in
      (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any] ?? [:]
    }
    guard lines.first?["key"] as? String == "header",
      let header = lines.first?["value"] as? [String: Any],
      (header["summary"] as? String)?.isEmpty == false
    else {
      state.violations.append("a commit without a header")
      return .hubRefusal(400, "no header")
    }
    guard header["parentCommit"] as? String == head.sha else {
      return .hubRefusal(412, "A commit has happened since. Please refresh and try again.")
    }
    var files = head.files
    for line in lines.dropFirst() {
      guard let value = line["value"] as? [String: Any], let path = value["path"] as? String,
        let file = Self.file(line["key"] as? String ?? "", value, state)
      else {
        state.violations.append("a line of a commit that is none")
        return .hubRefusal(400, "no such object")
      }
      files[path] = file
      state.contents.append(file.content)
      if !Self.isPromptAndCompletion(file.content) {
        state.violations.append("a line that is no conversation")
      }
    }
    let made = Commit(sha: Self.sha(state.number()), files: files)
    state.repos[key]?.commits.append(made)
    return .json(["success": true, "commitOid": made.sha, "commitUrl": "\(self.origin)/\(key)"])
  }

  private static func file(_ kind: String, _ value: [String: Any], _ state: State) -> File? {
    switch kind {
    case "file":
      guard value["encoding"] as? String == "base64", let text = value["content"] as? String,
        let content = Data(base64Encoded: text)
      else { return nil }
      return File(content: Array(content), isLarge: false)
    case "lfsFile":
      guard value["algo"] as? String == "sha256", let oid = value["oid"] as? String,
        let content = state.storage[oid], content.count == value["size"] as? Int
      else { return nil }
      return File(content: content, isLarge: true)
    default: return nil
    }
  }

  private static func isPromptAndCompletion(_ content: [UInt8]) -> Bool {
    content.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any]
      let prompt = object?["prompt"] as? [[String: Any]] ?? []
      let completion = object?["completion"] as? [[String: Any]] ?? []
      return object?.count == 2 && !prompt.isEmpty && completion.count == 1
        && completion[0]["role"] as? String == "assistant"
    }
  }

  // MARK: - Files

  /// `/datasets/<namespace>/<name>…` and `/<namespace>/<name>…`: contents, and orders of uploads.
  func files(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let isDataset = call.path.first == "datasets"
    let path = Array(call.path.dropFirst(isDataset ? 1 : 0))
    guard path.count >= 4 else { return .hubRefusal(404, "no such path") }
    let kind = isDataset ? "datasets" : "models"
    if call.method == "POST", path[1].hasSuffix(".git"),
      path[2...].joined(separator: "/") == "info/lfs/objects/batch"
    {
      return self.order(call, "\(kind)/\(path[0])/\(path[1].dropLast(4))", &state)
    }
    guard call.method == "GET", path[2] == "resolve",
      let repo = state.repos["\(kind)/\(path[0])/\(path[1])"],
      let commit = Self.commit(path[3], in: repo),
      let file = commit.files[path[4...].joined(separator: "/")]
    else { return .hubRefusal(404, "Entry not found", code: "EntryNotFound") }
    guard file.isLarge else { return ProviderAnswer(status: 200, body: file.content) }
    let digest = Self.digest(file.content)
    state.storage[digest] = file.content
    return ProviderAnswer(
      status: 302,
      headers: [
        ("Location", "\(self.storageOrigin)/storage/content/\(digest)"), ("X-Linked-Etag", digest),
      ])
  }
}
