// swift-tools-version: 6.2
import PackageDescription

// The fuzzer of the protocol. A package of its own, because everything in it is built with libFuzzer
// and AddressSanitizer; `Sources/` links to the sources under test and to the checks, which the
// ordinary tests run too.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")

let package = Package(
  name: "protocol-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
  ],
  targets: [
    .systemLibrary(name: "CLinux"),
    .target(
      name: "RPCCore", dependencies: [nioCore, logging, tracing], swiftSettings: settings),
    .target(
      name: "RPCTransport",
      dependencies: ["CLinux", "RPCCore", nioCore, nioPosix, nioSSL, nioTLS, logging],
      swiftSettings: settings),
    .target(
      name: "ProtocolFuzzing",
      dependencies: ["RPCCore", "RPCTransport", nioCore, nioEmbedded, logging],
      swiftSettings: settings),
    // What the fuzzing engine offers to a custom mutator.
    .target(name: "CLibFuzzer"),
    .executableTarget(
      name: "Fuzzer", dependencies: ["ProtocolFuzzing", "CLibFuzzer"], swiftSettings: settings),
  ]
)
