// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds the services builds this.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let rpc = Target.Dependency.product(name: "RPC", package: "reddytalk-pipeline")
let stores = Target.Dependency.product(name: "Stores", package: "reddytalk-pipeline")
let httpClient = Target.Dependency.product(name: "HTTPClient", package: "reddytalk-pipeline")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let linux = Target.Dependency.product(name: "CLinux", package: "reddytalk-pipeline")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let swiftProtobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")

func target(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func executable(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "reddytalk-benchmarks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "bench-server", targets: ["EchoServer"]),
    .executable(name: "bench-client", targets: ["LoadClient"]),
    .executable(name: "store-bench", targets: ["StoreBench"]),
    .executable(name: "http-bench", targets: ["HTTPBench"]),
    .executable(name: "raw-echo-server", targets: ["RawEchoServer"]),
    .executable(name: "raw-echo-client", targets: ["RawEchoClient"]),
  ],
  dependencies: [
    .package(name: "reddytalk-pipeline", path: "../.."),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
  ],
  targets: [
    // Messages, stubs, and the services' own glue between the two (a link to Shared/API/Runtime).
    target("BenchAPI", [rpc, nioCore, swiftProtobuf]),
    // Arguments, the measured window, and readings of both processes.
    target("BenchKit", [linux]),
    // How the programs find their keys.
    target("BenchTLS", ["BenchKit", rpc]),
    executable("EchoServer", ["BenchAPI", "BenchKit", "BenchTLS", rpc, nioPosix, logging]),
    executable("LoadClient", ["BenchAPI", "BenchKit", "BenchTLS", rpc, nioPosix, logging]),
    executable("StoreBench", ["BenchKit", stores, grdb]),
    executable("HTTPBench", ["BenchKit", httpClient, httpTypes]),
    // The floor: length-prefixed bytes, echoed where they are read.
    target("RawEcho", [nioCore]),
    executable("RawEchoServer", ["RawEcho", "BenchKit", nioCore, nioPosix]),
    executable("RawEchoClient", ["RawEcho", "BenchKit", nioCore, nioPosix]),
  ]
)
