import Foundation
import RESTContract
import Testing

@testable import CLI

struct ShippedCorpusTests {
  @Test func `the corpus is readable, complete and without repeated ids`() throws {
    let files = try ShippedCorpus.files()
    #expect(files.count == 6)
    let conversations = try files.flatMap { file in
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
        try RESTCoding.makeDecoder().decode(ConversationBody.self, from: Data($0.utf8))
      }
    }
    #expect(conversations.count >= 400)
    #expect(Set(conversations.map(\.id)).count == conversations.count)
    for conversation in conversations {
      let roles = conversation.messages.map(\.role)
      #expect(roles.first == "user" && roles.last == "assistant", "\(conversation.id)")
      #expect(zip(roles, roles.dropFirst()).allSatisfy { $0 != $1 }, "\(conversation.id)")
    }
  }
}
