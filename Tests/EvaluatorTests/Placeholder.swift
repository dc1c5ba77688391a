enum EvaluatorTestsPlaceholder {}
