// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building the product never builds the code generators: their output
// is committed under Shared/API/Generated. The version is exact because it decides the output.
let package = Package(
  name: "reddytalk-proto-generator",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "protoc-gen-reddytalk-rpc", targets: ["protoc-gen-reddytalk-rpc"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0")
  ],
  targets: [
    .executableTarget(
      name: "protoc-gen-reddytalk-rpc",
      dependencies: [
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
        .product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility")])
  ]
)
