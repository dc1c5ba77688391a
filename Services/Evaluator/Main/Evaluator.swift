@main enum EvaluatorProgram { static func main() {} }
