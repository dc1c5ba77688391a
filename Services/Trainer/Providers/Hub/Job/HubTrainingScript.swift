/// What a job runs unless another command is configured: supervised fine-tuning of a LoRA adapter with TRL.
///
/// It reads the data at the commit that it is told, keeps the state with the lowest loss on the validation file, and
/// leaves the adapter, in safetensors, in a repository that must be private. It speaks to the pipeline in lines that
/// begin with `@ctp`, and prints nothing of the data.
enum HubTrainingScript {
  static let text = #"""
    import json
    import os
    import pathlib
    import sys

    # One process drives one accelerator: more of them would make steps larger than they were asked to be.
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "0")

    import torch
    from datasets import load_dataset
    from huggingface_hub import HfApi, hf_hub_download
    from peft import LoraConfig
    from transformers import AutoModelForCausalLM, AutoTokenizer, EarlyStoppingCallback
    from transformers import PrinterCallback, TrainerCallback
    from trl import SFTConfig, SFTTrainer

    FIELDS = {
        "epoch": "epoch",
        "loss": "loss",
        "eval_loss": "eval_loss",
        "learning_rate": "learning_rate",
        "grad_norm": "grad_norm",
        "eval_mean_token_accuracy": "eval_accuracy",
    }
    KEPT = [
        "adapter_config.json",
        "adapter_model.safetensors",
        "tokenizer.json",
        "tokenizer_config.json",
        "special_tokens_map.json",
        "added_tokens.json",
        "vocab.json",
        "merges.txt",
        "tokenizer.model",
        "chat_template.jinja",
        "trainer_state.json",
    ]


    def say(kind, **members):
        print("@ctp " + json.dumps({"type": kind, **members}), flush=True)


    class Reporter(TrainerCallback):
        def on_log(self, args, state, control, logs=None, **kwargs):
            row = {ours: float(logs[theirs]) for theirs, ours in FIELDS.items() if theirs in (logs or {})}
            if "loss" in row or "eval_loss" in row:
                say("progress", step=state.global_step, total_steps=state.max_steps, **row)


    def dataset():
        names = {"train": os.environ["CTP_TRAIN_FILE"]}
        if os.environ.get("CTP_VALIDATION_FILE"):
            names["validation"] = os.environ["CTP_VALIDATION_FILE"]
        files = {
            split: hf_hub_download(
                os.environ["CTP_DATASET"], name, repo_type="dataset",
                revision=os.environ["CTP_DATASET_REVISION"],
            )
            for split, name in names.items()
        }
        return load_dataset("json", data_files=files)


    def trainer(data, output):
        wanted = json.loads(os.environ["CTP_PARAMETERS"])
        base, revision = os.environ["CTP_BASE_MODEL"], os.environ["CTP_BASE_REVISION"]
        has_gpu = torch.cuda.is_available()
        has_bf16 = has_gpu and torch.cuda.is_bf16_supported()
        validates = "validation" in data
        arguments = SFTConfig(
            output_dir=str(output),
            num_train_epochs=wanted["epochs"],
            per_device_train_batch_size=wanted["micro_batch_size"],
            per_device_eval_batch_size=wanted["micro_batch_size"],
            gradient_accumulation_steps=wanted["gradient_accumulation_steps"],
            learning_rate=wanted["learning_rate"],
            warmup_steps=wanted["warmup_steps"],
            max_length=wanted["max_length"],
            seed=wanted["seed"],
            completion_only_loss=True,
            logging_steps=1,
            eval_strategy="epoch" if validates else "no",
            save_strategy="epoch",
            save_total_limit=2,
            load_best_model_at_end=validates,
            metric_for_best_model="eval_loss" if validates else None,
            greater_is_better=False if validates else None,
            gradient_checkpointing=has_gpu,
            bf16=has_bf16,
            fp16=has_gpu and not has_bf16,
            use_cpu=not has_gpu,
            disable_tqdm=True,
            report_to="none",
        )
        callbacks = [Reporter()]
        if validates and wanted["early_stopping_patience"] > 0:
            callbacks.append(EarlyStoppingCallback(wanted["early_stopping_patience"]))
        made = SFTTrainer(
            model=AutoModelForCausalLM.from_pretrained(
                base, revision=revision, dtype=torch.bfloat16 if has_bf16 else torch.float32
            ),
            processing_class=AutoTokenizer.from_pretrained(base, revision=revision),
            args=arguments,
            train_dataset=data["train"],
            eval_dataset=data["validation"] if validates else None,
            peft_config=LoraConfig(
                r=wanted["lora_rank"],
                lora_alpha=2 * wanted["lora_rank"],
                lora_dropout=0.05,
                target_modules="all-linear",
                task_type="CAUSAL_LM",
                revision=revision,
            ),
            callbacks=callbacks,
        )
        # It would print the same again in another form.
        made.remove_callback(PrinterCallback)
        return made


    def main():
        api, model = HfApi(), os.environ["CTP_MODEL"]
        if not api.repo_info(model).private:
            sys.exit("the repository for the adapter is not private")
        output, adapter = pathlib.Path("output"), pathlib.Path("adapter")
        made = trainer(dataset(), output)
        made.train()
        made.save_model(str(adapter))
        made.state.save_to_json(str(adapter / "trainer_state.json"))
        commit = api.upload_folder(
            repo_id=model, folder_path=str(adapter), allow_patterns=KEPT,
            commit_message="Adapter of " + os.environ["CTP_RUN_ID"],
        )
        say("artifact", path=model + "@" + commit.oid, kind="adapter")


    main()
    """#
}
