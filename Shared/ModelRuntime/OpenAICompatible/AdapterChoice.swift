/// How a request names the adapter that answers it, where the model's name alone does not.
public enum AdapterChoice: Sendable, Hashable {
  /// `lora_path` with the adapter's name, which SGLang takes.
  case sgLang(String)
  /// `adapter_id`, which Text Generation Inference takes.
  case textGenerationInference(String)
  /// `lora` with the number of an adapter of llama.cpp's command line; all others count for nothing then.
  case llamaCpp(Int)
}
