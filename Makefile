# The two commands a newcomer needs are `make demo` and `make test`.

export SWIFT ?= swift
DEMO_DATA ?= ../shared/data

# The sources of the gRPC peers of `make bench-rpc`; without them the benchmark runs without those peers.
PEERS_DIR ?= ../shared/peers/rpc
ROUNDS ?= 5

# Many tests at once starve one another of the few threads Swift has, and those that wait for something
# time out. More than this gains nothing.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 8

.DEFAULT_GOAL := help
.PHONY: help setup build release demo test unit end-to-end clients fuzz fuzz-plant sanitize bench-rpc bench-store bench-http conformance attack faults faults-night ray check format generate clean

help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-12s %s\n", $$1, $$2}'

setup: ## Installs the Debian packages a build needs
	@.ci/setup

.PHONY: setup-clients
setup-clients:
	@.ci/setup clients

build: setup ## Builds everything for development
	$(SWIFT) build --build-tests

release: setup ## Builds the five services and the command line for production
	$(SWIFT) build -c release --product collector
	$(SWIFT) build -c release --product trainer
	$(SWIFT) build -c release --product evaluator
	$(SWIFT) build -c release --product deployer
	$(SWIFT) build -c release --product gateway
	$(SWIFT) build -c release --product reddytalk

demo: release ## Runs the whole loop once on this machine, from conversations to a rolled-back bad version
	@$$($(SWIFT) build -c release --show-bin-path)/reddytalk demo --data "$(DEMO_DATA)" --summary build/demo-summary.json

test: unit end-to-end ## Builds and runs all tests

unit: build ## Builds and runs the tests that need one process
	@.ci/run-tests --skip EndToEndTests

end-to-end: build ## Builds and runs the suite of five real processes
	@.ci/run-tests --filter EndToEndTests

# `make attack SECONDS=3` is the short form.
attack: SECONDS ?= 30
attack: ## Attacks a live Collector in every known way, and measures what others notice of it
	$(SWIFT) build -c release --product collector
	$(SWIFT) build -c release --product reddytalk
	@mkdir -p build
	@Tests/Attacks/attack.py --bin "$$($(SWIFT) build -c release --show-bin-path)" --seconds $(SECONDS) \
		--json build/attack.json $(foreach name,$(ATTACKS),--only $(name))

# BUILD=debug takes the debug build, TESTS="T1 T6" some of the tests, SEED=42 repeats a run. Mounting takes root.
BUILD ?= release
# A Python that has `cryptography`: Debian has it in its own.
FAULTS_PYTHON ?= $(shell python3 -c "import cryptography" 2>/dev/null && echo python3 || echo /usr/bin/python3)
FAULTS = $(FAULTS_PYTHON) Tests/Faults/faults.py --bin "$$($(SWIFT) build -c $(BUILD) --show-bin-path)" --json build/faults.json \
  --tests "$(TESTS)" $(if $(SEED),--seed $(SEED)) $(ARGUMENTS)

.PHONY: faults-programs
faults-programs:
	@.ci/setup faults
	@for name in collector trainer evaluator deployer gateway reddytalk; do \
	  $(SWIFT) build -c $(BUILD) --product $$name || exit 1; done
	@mkdir -p build

faults: faults-programs ## Takes power, disks, processes and links away from a running system, and checks what it keeps
	@$(FAULTS)

faults-night: faults-programs ## The same in the sizes for a night
	@$(FAULTS) --night

ray: faults-programs ## Searches on a real Ray node beside real services (BUILD= ARGUMENTS=); takes PyPI
	@python3 Tests/Ray/ray_search.py --bin "$$($(SWIFT) build -c $(BUILD) --show-bin-path)" --json build/ray.json \
	  $(ARGUMENTS)

clients: setup-clients ## Builds and tests the C and Python clients of the protocol
	@$(MAKE) -C Shared/CClient all test
	@cd Tests/Conformance/python && python3 -m unittest

bench-rpc: setup ## Measures the protocol beside gRPC and a raw echo (ROUNDS= CASES= PEERS=)
	@Tests/Benchmarks/run --rounds "$(ROUNDS)" --cases "$(CASES)" --peers "$(PEERS)" --peers-dir "$(PEERS_DIR)"

bench-store: setup ## Measures durable commits, sealing and the audit trail (ROUNDS= DIRECTORY=)
	@$(SWIFT) build --package-path Tests/Benchmarks -c release --product store-bench
	@"$$($(SWIFT) build --package-path Tests/Benchmarks -c release --show-bin-path)/store-bench" \
	  --directory "$(or $(DIRECTORY),build/bench-store)" --rounds "$(ROUNDS)"

# SECONDS is a variable of the shell's own, so it is passed on under another name.
bench-http: setup ## Measures the HTTP client beside wrk, and the memory of an upload (ROUNDS= SECONDS=)
	@$(SWIFT) build --package-path Tests/Benchmarks -c release --product http-bench
	@Tests/Benchmarks/bench-http --rounds "$(ROUNDS)" --seconds "$(or $(SECONDS),3)" \
	  --program "$$($(SWIFT) build --package-path Tests/Benchmarks -c release --show-bin-path)/http-bench"

conformance: setup-clients ## Runs the protocol's conformance cases with the Swift, Python and C clients, and prints a table
	@$(SWIFT) build --product ConformanceServer
	@$(SWIFT) build --product ConformanceClient
	@$(MAKE) -s -C Shared/CClient conformance-client
	@python3 Tests/Conformance/python/conformance.py --programs "$$($(SWIFT) build --show-bin-path)" \
	  --c-client Shared/CClient/build/conformance-client --json build/conformance.json $(ARGUMENTS)

# SECONDS is a variable of the shell's own, so it is passed on under another name.
fuzz: ## Fuzzes the protocol, 60 s for each target (SECONDS=5)
	@SECONDS_EACH=$(or $(SECONDS),60) SWIFT="$(SWIFT)" Tests/Fuzzing/fuzz.sh

fuzz-plant: ## Shows that the fuzzer finds bugs that are planted
	@SECONDS_EACH=$(or $(SECONDS),60) SWIFT="$(SWIFT)" Tests/Fuzzing/plant.sh

sanitize: setup ## Runs the protocol's tests under ThreadSanitizer and AddressSanitizer
	@SWIFT="$(SWIFT)" Tests/Sanitize/sanitize.sh thread
	@SWIFT="$(SWIFT)" Tests/Sanitize/sanitize.sh address

check: ## Checks format, import boundaries and generated code
	@.ci/check-imports --selftest
	@.ci/check-imports
	@.ci/check-format
	@proto/check-generated.sh
	@python3 proto/vectors/generate.py --check

format: ## Formats every hand-written Swift file
	@git ls-files -z '*.swift' ':!Shared/API/Generated' | xargs -0 $(SWIFT) format -i --parallel

generate: ## Regenerates messages and stubs from proto/
	@proto/generate.sh

clean: ## Removes everything that was built
	rm -rf .build build
