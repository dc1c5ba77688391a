// swift-tools-version: 6.2
import PackageDescription

// The protocol and its tests alone, so that they can be built with a sanitizer in minutes; `Sources/` and
// `Tests/` link to those of the product.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let nio = ["NIOCore", "NIOPosix", "NIOTLS", "NIOEmbedded"].map {
  Target.Dependency.product(name: $0, package: "swift-nio")
}
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")

let package = Package(
  name: "protocol-sanitizing",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
  ],
  targets: [
    .systemLibrary(name: "CLinux"),
    .target(name: "RPCCore", dependencies: nio + [logging, tracing], swiftSettings: settings),
    .target(
      name: "RPCTransport", dependencies: nio + ["CLinux", "RPCCore", nioSSL, logging],
      swiftSettings: settings),
    .target(name: "RPCInProcess", dependencies: nio + ["RPCCore"], swiftSettings: settings),
    .target(name: "Hexadecimal", swiftSettings: settings),
    .target(
      name: "FieldEncryption", dependencies: ["CLinux", crypto, cryptoExtras],
      swiftSettings: settings),
    .target(
      name: "PKI", dependencies: ["FieldEncryption", "Hexadecimal", x509, asn1, crypto],
      swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: nio + ["RPCCore", "RPCTransport", "RPCInProcess", "PKI", logging],
      swiftSettings: settings),
    .target(
      name: "ConformanceCases",
      dependencies: nio + ["PKI", "RPCCore", "RPCInProcess", "RPCTransport", "TestSupport"],
      swiftSettings: settings),
    .target(name: "MutexAnnotations"),
    .testTarget(
      name: "RPCCoreTests",
      dependencies: nio + ["MutexAnnotations", "RPCCore", "RPCInProcess", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "RPCTransportTests",
      dependencies: nio + [
        "ConformanceCases", "PKI", "RPCCore", "RPCTransport", "RPCInProcess", "TestSupport",
        nioSSL, logging,
      ],
      swiftSettings: settings),
  ]
)
