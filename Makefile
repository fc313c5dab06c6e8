# Every target does its own set-up. `make help` lists them.

PYTHON  ?= python3
OUT     ?= out/demo
WORKERS ?= 2

VENV  := .venv
BIN   := $(VENV)/bin
UV    := $(BIN)/uv
STAMP := $(VENV)/.dioscuri-installed
PEERS := $(VENV)/.dioscuri-peers
MESHOPT := requirements-meshopt.lock
COMPILE := $(UV) pip compile --quiet --universal --fork-strategy fewest --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links

# Off-screen 3D (EGL), the browser, PDF pages as pictures, and a checker of DICOM files.
SYSTEM := libegl1 libgl1 libgl1-mesa-dri chromium fonts-dejavu-core poppler-utils dicom3tools

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow bench fix viewer lock setup system
.DELETE_ON_ERROR:

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup ## Plan one made-up pair of twins, from scans to dossier, in out/demo
	$(BIN)/dioscuri demo --out $(OUT)

test: setup $(PEERS) ## Check format, lint, types and floor plan, then run the quick tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -m "not slow" -n $(WORKERS) --dist loadfile

test-slow: setup $(PEERS) ## Run the tests that walk whole cases (minutes)
	$(BIN)/python -m pytest -m slow -n $(WORKERS) --dist loadfile

bench: setup $(PEERS) ## Print speed against peers as JSON rows
	$(BIN)/python -m bench

fix: setup ## Repair what ruff can repair, and write the pages that come from the code
	$(BIN)/python -m tools.recipe_page
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

viewer: ## Build the viewer that browsers load again (needs Node 20; its result is committed)
	cd viewer && npm ci && npm run build

# The extra meshopt has no wheel and needs a C++ compiler: a lock of its own, so that set-up works without one.
lock: $(UV) ## Choose the newest versions again and write the lock files
	$(COMPILE) --upgrade pyproject.toml --extra postgres --group dev --group build -o requirements.lock
	$(COMPILE) --upgrade --group bench -c requirements.lock -o requirements-bench.lock
	$(COMPILE) --upgrade requirements-meshopt.in -c requirements.lock -o $(MESHOPT)
	$(COMPILE) --upgrade requirements-uv.in -o requirements-uv.lock

setup: system $(STAMP) ## Make .venv exactly as the lock says (skipped when it is up to date)

# The stamp is touched last, so an interrupted set-up is taken up again.
$(STAMP): requirements.lock $(MESHOPT) pyproject.toml | $(UV)
	$(UV) pip sync --python $(BIN)/python --require-hashes requirements.lock
	$(UV) pip install --python $(BIN)/python --no-deps --no-build-isolation -e .
	@if command -v c++ >/dev/null || command -v g++ >/dev/null; then \
		$(UV) pip install --quiet --python $(BIN)/python --no-deps --require-hashes \
			--build-constraints $(MESHOPT) -r $(MESHOPT); \
	else \
		echo "no C++ compiler: the viewer's models are larger (plain GLB)"; \
	fi
	@touch $@

# What we are compared with, in speed and in tests; the set-up removes what its lock does not name.
$(PEERS): requirements-bench.lock $(STAMP)
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements-bench.lock
	@touch $@

$(UV): requirements-uv.lock | system
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else \
		"dioscuri needs CPython 3.11 to 3.13, found %d.%d: make PYTHON=python3.12 ..." % v)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
		-r requirements-uv.lock
	@touch $@

system: ## Install the Debian packages that are missing (as root; otherwise print the command)
	@wanted="$(SYSTEM)"; \
	$(PYTHON) -c 'import ensurepip' 2>/dev/null || wanted="python3 python3-venv $$wanted"; \
	command -v dpkg-query >/dev/null || { echo "Not Debian: install the like of: $$wanted"; exit 0; }; \
	missing=""; for p in $$wanted; do \
		dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null | grep -qx installed || missing="$$missing $$p"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ]; then \
		export DEBIAN_FRONTEND=noninteractive; \
		apt-get update -qq && apt-get install -qq -y --no-install-recommends $$missing; \
	else \
		echo "Missing system packages. Ask an administrator for: apt-get install -y$$missing"; \
	fi
