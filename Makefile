# Two commands are all a newcomer needs: `make run` and `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
PYTEST_ARGS ?=
SOURCES := core dialogs bot tests bench
TYPED := core dialogs bot tests

# $(call apt_install,<packages>,<sentence on what they are for>)
define apt_install
	echo "Installing$(1) ($(2))"; \
	root=""; [ "$$(id -u)" = 0 ] || root="sudo"; \
	if ! { command -v apt-get >/dev/null && { [ -z "$$root" ] || command -v sudo >/dev/null; } \
	    && $$root apt-get update -qq \
	    && $$root env DEBIAN_FRONTEND=noninteractive \
	       apt-get install -y -qq --no-install-recommends $(1) >/dev/null; }; then \
	    echo "Could not install$(1), needed for $(2). Install by hand and run make again." >&2; \
	    exit 1; \
	fi
endef

.PHONY: help
help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(VENV)/ready-to-run ## Start the web chat (and Telegram when TELEGRAM_TOKEN is set)
	@set -a; [ ! -f .env ] || . ./.env; set +a; exec $(BIN)/python -m bot

.PHONY: test
test: $(VENV)/ready-to-test system-packages ## Set up what the tests need and run all of them
	@$(BIN)/python -m pytest -q -p no:cacheprovider -n 3 --dist loadfile \
	    --cov --cov-report= $(PYTEST_ARGS)
	@echo "Branch coverage of what runs in the tests' own process, least covered last:"
	@$(BIN)/coverage report | tail -n 25

# Folders, so that a new test belongs to it by where it stands.
QUICK := core dialogs/drafts dialogs/menus dialogs/questions dialogs/wording locales \
	stories/test_stories_engine.py
.PHONY: quick
quick: $(VENV)/ready-to-test system-packages ## The tables and the stories on the engine, under two minutes
	@$(BIN)/python -m pytest -q -p no:cacheprovider -n 2 --dist loadfile \
	    $(addprefix tests/,$(QUICK)) $(PYTEST_ARGS)

.PHONY: check
check: $(VENV)/ready-to-test ## Formatting, lint, types, import rule, sizes
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy $(TYPED)
	$(BIN)/python -m pytest -q -p no:cacheprovider tests/test_imports.py tests/test_structure.py

.PHONY: preview
preview: $(VENV)/ready-to-test system-packages ## Every screen, Kazakh beside Russian, in var/preview
	@$(BIN)/python -m dialogs.preview var/preview
	@$(BIN)/python -m tests.preview_shots var/preview
	@echo "var/preview/index.html"

.PHONY: bench
bench: $(VENV)/ready-to-test ## Measure a step beside the bare echo and the tutorial stack
	@$(BIN)/python -m bench.run

.PHONY: format
format: $(VENV)/ready-to-test ## Put the code into the one format
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

# Only PyPI decides what is locked, whatever mirrors this machine's pip is told of.
PUBLIC_PIP := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u PIP_INDEX_URL \
	PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock"
PIP_COMPILE = $(PUBLIC_PIP) $(BIN)/pip-compile --quiet --no-config --generate-hashes --allow-unsafe \
	--strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(UPGRADE)

.PHONY: lock
lock: ## Write the dependency locks (UPGRADE=--upgrade takes newer versions)
	@[ -x $(BIN)/pip-compile ] || $(MAKE) $(VENV)/ready-to-test
	@$(PIP_COMPILE) --output-file=requirements.lock pyproject.toml
	@$(PIP_COMPILE) --extra=dev --constraint=requirements.lock \
	    --output-file=requirements-dev.lock pyproject.toml

.PHONY: clean
clean: ## Remove the environment and caches; var/ with its database stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/ready-to-run: requirements.lock
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip' 2>/dev/null \
	    || { $(call apt_install, python3-venv,the virtual environment); }
	@"$(PYTHON)" -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	@touch $@

$(VENV)/ready-to-test: requirements-dev.lock $(VENV)/ready-to-run
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

.PHONY: system-packages
system-packages:
	@missing=""; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	[ -e /usr/share/hunspell/kk_KZ.dic ] || missing="$$missing hunspell-kk"; \
	[ -e /usr/share/hunspell/ru_RU.dic ] || missing="$$missing hunspell-ru"; \
	[ -d /usr/share/fonts/truetype/noto ] || missing="$$missing fonts-noto-core"; \
	[ -z "$$missing" ] || { $(call apt_install,$$missing,the browser and spelling tests); }
