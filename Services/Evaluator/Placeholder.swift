enum EvaluatorPlaceholder {}
