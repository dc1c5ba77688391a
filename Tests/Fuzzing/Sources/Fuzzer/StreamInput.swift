/// An input of the targets that read frames, taken apart: `FuzzScript` says how it is laid out.
struct StreamInput {
  private var setup: UInt8
  private var steps: [(action: UInt8, amount: UInt8)] = []
  private var frames: [StreamFrame] = []
  /// What follows the last whole frame.
  private var tail: [UInt8] = []

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    self.setup = rest.popFirst() ?? 0
    let count = Int(rest.popFirst() ?? 0)
    for _ in 0..<count {
      guard let action = rest.popFirst(), let amount = rest.popFirst() else { break }
      self.steps.append((action, amount))
    }
    while let frame = StreamFrame(takenOff: &rest) { self.frames.append(frame) }
    self.tail = Array(rest)
  }

  /// The input put together again.
  var encoded: [UInt8] {
    [self.setup, UInt8(self.steps.count)] + self.steps.flatMap { [$0.action, $0.amount] }
      + self.frames.flatMap(\.encoded) + self.tail
  }

  /// Makes one change.
  mutating func mutate(
    using random: inout SplitMix64, _ mutateBytes: (inout [UInt8]) -> Void
  ) {
    switch random.next() % 16 {
    case 0: self.setup ^= 1 << UInt8(random.next() % 3)
    case 1, 2: self.insertStep(using: &random)
    case 3: self.changeStep(using: &random)
    case 4: if !self.steps.isEmpty { self.steps.remove(at: random.index(self.steps.count)) }
    case 5, 6, 7, 8: self.insertFrame(using: &random)
    case 9: if !self.frames.isEmpty { self.frames.remove(at: random.index(self.frames.count)) }
    case 10: self.repeatFrame(using: &random)
    case 11: if self.frames.count > 1 { self.swapFrames(using: &random) }
    case 12, 13:
      self.change(using: &random) { frame, random in frame.changeHeader(using: &random) }
    case 14: self.change(using: &random) { frame, _ in mutateBytes(&frame.payload) }
    default: mutateBytes(&self.tail)
    }
  }

  private mutating func insertStep(using random: inout SplitMix64) {
    guard self.steps.count < 64 else { return }
    let step = (UInt8(random.next() % 12), UInt8(truncatingIfNeeded: random.next()))
    self.steps.insert(step, at: random.index(self.steps.count + 1))
  }

  private mutating func changeStep(using random: inout SplitMix64) {
    guard !self.steps.isEmpty else { return }
    self.steps[random.index(self.steps.count)].amount = UInt8(truncatingIfNeeded: random.next())
  }

  private mutating func insertFrame(using random: inout SplitMix64) {
    let place = random.next() % 4 == 0 ? random.index(self.frames.count + 1) : self.frames.count
    self.frames.insert(.random(using: &random), at: place)
  }

  private mutating func repeatFrame(using random: inout SplitMix64) {
    guard !self.frames.isEmpty else { return }
    let frame = self.frames[random.index(self.frames.count)]
    let times = random.next() % 8 == 0 ? 24 : 1
    for _ in 0..<times { self.frames.insert(frame, at: random.index(self.frames.count + 1)) }
  }

  private mutating func swapFrames(using random: inout SplitMix64) {
    self.frames.swapAt(random.index(self.frames.count), random.index(self.frames.count))
  }

  private mutating func change(
    using random: inout SplitMix64, _ body: (inout StreamFrame, inout SplitMix64) -> Void
  ) {
    guard !self.frames.isEmpty else { return }
    body(&self.frames[random.index(self.frames.count)], &random)
  }
}

extension SplitMix64 {
  /// An index below a count above 0.
  mutating func index(_ count: Int) -> Int { Int(self.next() % UInt64(count)) }

  /// One of some values.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[self.index(values.count)] }
}
