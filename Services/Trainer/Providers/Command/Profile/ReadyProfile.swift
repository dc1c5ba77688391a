/// Profiles of well-known trainers, to be extended with a base model and a name.
///
/// Options after huggingface/trl (`trl sft`), axolotl-ai-cloud/axolotl (`axolotl train`) and
/// hiyouga/LLaMA-Factory (`llamafactory-cli train`), each for LoRA adapters.
enum ReadyProfile: String, CaseIterable {
  case trl
  case axolotl
  case llamaFactory = "llama-factory"

  /// The profile's text.
  var json: String {
    switch self {
    case .trl: Self.trlText
    case .axolotl: Self.axolotlText
    case .llamaFactory: Self.llamaFactoryText
    }
  }

  // Stock `trl sft` has no option to resume, and loses unsaved steps at SIGINT.
  private static let trlText = """
    {
      "name": "trl",
      "argv": ["trl", "sft", "--config", "{config_file}"],
      "configFile": {"format": "yaml", "content": {
        "model_name_or_path": "{base_model}",
        "dataset_name": "{data_dir}", "dataset_train_split": "train",
        "dataset_test_split": "validation",
        "output_dir": "{output_dir}", "seed": "{seed}", "data_seed": "{seed}",
        "num_train_epochs": "{hp.epochs}", "learning_rate": "{hp.learningRate}",
        "warmup_steps": "{hp.warmupSteps}", "max_length": "{hp.maxSequenceLength}",
        "per_device_train_batch_size": "{hp.microBatchSize}",
        "gradient_accumulation_steps": "{hp.gradientAccumulationSteps}",
        "completion_only_loss": true, "use_peft": true, "lora_r": 16, "lora_alpha": 32,
        "lora_dropout": 0.05, "logging_steps": 10, "save_strategy": "epoch",
        "eval_strategy": "epoch", "report_to": "none"
      }},
      "datasetFormat": "trl-prompt-completion",
      "readers": [{"kind": "stdout_dict"}, {"kind": "trainer_state"}],
      "hyperparameters": {"microBatchSize": 4},
      "artifact": {"kind": "adapter"}
    }
    """

  private static let axolotlText = """
    {
      "name": "axolotl",
      "argv": ["axolotl", "train", "{config_file}"],
      "resumeArgv": [
        "axolotl", "train", "{config_file}", "--resume-from-checkpoint", "{checkpoint}"],
      "attempts": 3,
      "configFile": {"format": "yaml", "content": {
        "base_model": "{base_model}", "adapter": "lora", "lora_r": 16, "lora_alpha": 32,
        "lora_dropout": 0.05, "lora_target_linear": true,
        "datasets": [{"path": "{train_file}", "ds_type": "json", "type": "chat_template",
          "field_messages": "messages"}],
        "test_datasets": [{"path": "{validation_file}", "ds_type": "json", "split": "train",
          "type": "chat_template", "field_messages": "messages"}],
        "output_dir": "{output_dir}", "seed": "{seed}", "num_epochs": "{hp.epochs}",
        "micro_batch_size": "{hp.microBatchSize}",
        "gradient_accumulation_steps": "{hp.gradientAccumulationSteps}",
        "learning_rate": "{hp.learningRate}", "warmup_steps": "{hp.warmupSteps}",
        "sequence_len": "{hp.maxSequenceLength}", "lr_scheduler": "cosine",
        "optimizer": "adamw_torch", "train_on_inputs": false, "logging_steps": 10,
        "saves_per_epoch": 1, "evals_per_epoch": 1
      }},
      "datasetFormat": "trl-messages",
      "readers": [{"kind": "stdout_dict"}, {"kind": "trainer_state"}],
      "hyperparameters": {"microBatchSize": 4},
      "artifact": {"kind": "adapter"}
    }
    """

  private static let llamaFactoryText = """
    {
      "name": "llama-factory",
      "argv": ["llamafactory-cli", "train", "{config_file}"],
      "resumeArgv": [
        "llamafactory-cli", "train", "{config_file}", "resume_from_checkpoint={checkpoint}"],
      "attempts": 3,
      "configFile": {"format": "yaml", "content": {
        "model_name_or_path": "{base_model}", "stage": "sft", "do_train": true,
        "finetuning_type": "lora", "lora_rank": 16, "lora_target": "all",
        "dataset_dir": "{data_dir}", "dataset": "train", "eval_dataset": "validation",
        "template": "default", "output_dir": "{output_dir}", "seed": "{seed}",
        "num_train_epochs": "{hp.epochs}", "learning_rate": "{hp.learningRate}",
        "warmup_steps": "{hp.warmupSteps}", "cutoff_len": "{hp.maxSequenceLength}",
        "per_device_train_batch_size": "{hp.microBatchSize}",
        "gradient_accumulation_steps": "{hp.gradientAccumulationSteps}",
        "logging_steps": 10, "save_strategy": "epoch", "eval_strategy": "epoch",
        "overwrite_output_dir": true, "report_to": "none"
      }},
      "datasetFormat": "sharegpt",
      "readers": [{"kind": "jsonl", "glob": "{output_dir}/trainer_log.jsonl"}],
      "hyperparameters": {"microBatchSize": 4},
      "artifact": {"kind": "adapter"}
    }
    """
}
