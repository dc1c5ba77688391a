@main enum TrainerProgram { static func main() {} }
