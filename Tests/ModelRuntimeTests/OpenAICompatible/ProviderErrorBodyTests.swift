import HTTPClient
import HTTPTypes
import Testing

@testable import ModelRuntime

struct ProviderErrorBodyTests {
  private static func decode(_ text: String, _ redactor: Redactor = Redactor()) -> ProviderErrorBody
  {
    ProviderErrorBody(Array(text.utf8), redactor: redactor)
  }

  @Test(
    arguments: [
      (#"{"error":{"message":"m","type":"t","param":null,"code":"c"}}"#, "c", "m"),
      (#"{"error":{"message":"m","code":null}}"#, nil, "m"),
      (
        #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#, "503",
        "Loading model"
      ),
      (#"{"error":"m"}"#, nil, "m"), (#"{"error":"m","code":"c"}"#, "c", "m"),
      (#"{"detail":"Not Found"}"#, nil, "Not Found"),
      (
        #"{"detail":[{"loc":["body","messages",0],"msg":"missing","type":"t"}]}"#, nil,
        "body.messages.0: missing"
      ),
      (#"{"errors":[{"message":"a"},{"message":"b"}]}"#, nil, "a; b"),
      (#"{"object":"error","message":"m","type":"t","code":40401}"#, "40401", "m"),
      (#"{"success":false,"error_message":"m","loaded_adapters":{}}"#, nil, "m"),
      (#"{"error":"m","error_type":"template_error"}"#, nil, "m"),
      (#"{"message":"m"}"#, nil, "m"), ("upstream gone", nil, "upstream gone"),
      ("<html>502</html>", nil, "<html>502</html>"), ("", nil, ""), ("[1]", nil, "[1]"),
      (#"{"other":1}"#, nil, #"{"other":1}"#),
    ] as [(String, String?, String)])
  func `errors are read in all their forms`(text: String, code: String?, message: String) {
    let body = Self.decode(text)
    #expect(body.code == code)
    #expect(body.message == message)
  }

  @Test(arguments: ["innererror", "inner_error"])
  func `Azure's filter is known by either spelling`(key: String) {
    let body = Self.decode(
      #"{"error":{"message":"m","type":null,"param":"prompt","code":"content_filter","status":400,"\#(key)":"#
        + #"{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"self_harm":{"filtered":true,"#
        + #""severity":"medium"},"hate":{"filtered":false,"severity":"safe"},"jailbreak":{"detected":false}}}}}"#
    )
    #expect(body.isContentFilter)
    #expect(body.filtered == ["self_harm"])
    #expect(!body.isQuota)
  }

  @Test func `a quota is known by code or type`() {
    #expect(Self.decode(#"{"error":{"message":"m","code":"insufficient_quota"}}"#).isQuota)
    #expect(
      Self.decode(#"{"error":{"message":"m","type":"insufficient_quota","code":null}}"#).isQuota)
    #expect(!Self.decode(#"{"error":{"message":"insufficient_quota"}}"#).isQuota)
  }

  @Test func `what is kept is short and holds no secret`() {
    let redactor = Redactor([.authorization: "Bearer sk-abcdef0123"])
    let body = Self.decode(
      #"{"error":{"message":"key sk-abcdef0123 \#(String(repeating: "ü", count: 10_000))","code":"sk-abcdef0123"}}"#,
      redactor)
    #expect(body.message.hasPrefix("key [redacted] ü"))
    #expect(body.message.utf8.count <= 8 << 10)
    #expect(!body.message.contains("\u{FFFD}"))
    #expect(body.code == "[redacted]")
    #expect(Self.decode(String(repeating: "a", count: 1 << 20)).message.utf8.count == 8 << 10)
  }
}
