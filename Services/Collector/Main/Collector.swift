@main enum CollectorProgram { static func main() {} }
