# The desk: `make help` says what can be made.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
UV := uv==0.13.9
LANGUAGES := en zh_CN
THEMES := light dark contrast
BENCH ?=
LINES ?= 200
SCHEDULES ?= 100000
KILLS ?= 1000
TESTS ?= tests

export PYTHON
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: help run install install-dev test check format offices offices-stop bench soak tour lock clean system system-tests

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

run: install ## the desk on the embedded demo company
	@$(BIN)/callcenter demo

install: system $(VENV)/.desk ## set up .venv, in which the program is .venv/bin/callcenter

test: check ## every check and every test
	@$(BIN)/python -m pytest $(TESTS)

check: install-dev ## format, lint, imports and types
	@$(BIN)/ruff format --check --quiet . || { echo "make format would change the files above" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pyright

format: install-dev ## bring all files into shape
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .

offices: system ## start the real back offices that tests use, on this machine
	@.ci/offices install
	@.ci/offices start

offices-stop: ## stop them
	@.ci/offices stop

bench: install ## measure; BENCH=pop for one of them
	@$(BIN)/callcenter bench $(BENCH)

soak: install-dev ## prove that no edit is lost, at release size; SCHEDULES=2000 KILLS=100 LINES=8 for less
	@$(BIN)/python -m tests.simulation $(SCHEDULES) --mutants
	@SIMULATION_STATEMENTS=1 $(BIN)/python -m pytest -q tests/simulation/test_single_faults.py
	@$(BIN)/python -m tests.simulation.kill_often $(KILLS)
	@LINE_SCHEDULES=$(LINES) $(BIN)/python -m pytest -q -s -o faulthandler_timeout=0 tests/servers/test_bad_lines.py

tour: install ## every room as a picture, in both languages and all themes, in tour/
	@for language in $(LANGUAGES); do for theme in $(THEMES); do \
	    $(BIN)/callcenter tour "tour/$$language-$$theme" --lang "$$language" --theme "$$theme"; \
	done; done

lock: ## choose anew what is installed; UPGRADE="-P requests" for one package
	@test -x $(VENV)-lock/bin/uv || $(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip --disable-pip-version-check install --quiet $(UV)
	@$(VENV)-lock/bin/uv --no-config pip compile $(LOCK) $(or $(UPGRADE),--upgrade) --group build \
	    --output-file requirements.lock pyproject.toml
	@$(VENV)-lock/bin/uv --no-config pip compile $(LOCK) $(or $(UPGRADE),--upgrade) --group build --group dev \
	    --constraints requirements.lock --output-file requirements-dev.lock pyproject.toml

# One lock for every system and every Python that the desk supports; only wheels, so that nothing is compiled.
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
    --custom-compile-command "make lock"

clean: ## remove what can be made again
	@rm -rf $(VENV) $(VENV)-lock .hypothesis .import_linter_cache .pytest_cache .ruff_cache build dist tour
	@find callcenter resources sync tests ui -name __pycache__ -prune -exec rm -rf {} +

system:
	@.ci/setup

system-tests:
	@.ci/setup tests

install-dev: system-tests $(VENV)/.dev

# The desk itself is installed without asking anybody: what builds it stands in the lock.
define INSTALL
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "the desk needs Python 3.11 or newer; say PYTHON=..." >&2; exit 1; }
	@$(BIN)/python -c pass 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@echo "installing what $< names into $(VENV)"
	@$(PIP) install --quiet --require-hashes --only-binary :all: -r $<
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@
endef

$(VENV)/.desk: requirements.lock pyproject.toml | system
	$(INSTALL)

$(VENV)/.dev: requirements-dev.lock pyproject.toml | system-tests
	$(INSTALL)
