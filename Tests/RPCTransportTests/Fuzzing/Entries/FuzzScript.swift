/// An input of the targets that read a stream:
///
///     setup (8) | number of steps (8) | steps: action (8), amount (8) | the bytes that arrive
///
/// The setup's lowest bit makes the side under test a client, the next one brings the peer's HELLO
/// before everything else, the third lets the peer answer PINGs.
struct FuzzScript {
  /// What happens beside input.
  struct Step {
    var action: Action
    var amount: UInt8
  }

  /// What a step does; the first two let bytes arrive.
  enum Action: UInt8, CaseIterable {
    /// As many bytes as the amount, and one.
    case receive
    /// 64 times as many.
    case receiveMany
    /// The amount's low bits are the power of two of milliseconds.
    case advanceTime
    /// Client: a call; the amount has its shape, deadline and size.
    case beginCall
    /// Client: a call is given up. Server: the handlers that wait at the gate go on.
    case release
    /// Client: the responses of a call are read from now on.
    case readResponses
    /// Client: a further request of a call, or the end of its requests.
    case writeRequest
    /// The socket is full, or takes more again.
    case toggleWritability
    /// No further calls.
    case drain
    /// So many zeroes times 128 arrive, the body of a large frame.
    case receiveZeroes
    /// The socket fails.
    case failSocket
    /// The peer closes.
    case closePeer
  }

  let isClient: Bool
  let beginsAfterHello: Bool
  let answersPings: Bool
  let steps: [Step]
  let bytes: [UInt8]

  init(_ input: [UInt8]) {
    var rest = input[...]
    let setup = rest.popFirst() ?? 0
    self.isClient = setup & 1 != 0
    self.beginsAfterHello = setup & 2 != 0
    self.answersPings = setup & 4 != 0
    let count = Int(rest.popFirst() ?? 0)
    var steps: [Step] = []
    for _ in 0..<count {
      guard let action = rest.popFirst(), let amount = rest.popFirst() else { break }
      let index = Int(action) % Action.allCases.count
      steps.append(Step(action: Action.allCases[index], amount: amount))
    }
    self.steps = steps
    self.bytes = Array(rest)
  }

  /// The bytes in pieces whose sizes the steps say; what they leave comes as one.
  var pieces: [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = self.bytes[...]
    for step in self.steps where !rest.isEmpty {
      let size = step.action == .receiveMany ? 64 * (Int(step.amount) + 1) : Int(step.amount) + 1
      pieces.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    if !rest.isEmpty { pieces.append(rest) }
    return pieces
  }
}
