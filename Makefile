# The whole of heed from a fresh machine: `make demo` to see it, `make test` to test it.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || echo python3)
BIN := .venv/bin

# Compiled once and kept: without it each of the many processes of a run compiles every library again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check audit redaction bench screenshots lock clean
.DEFAULT_GOAL := help

help: ## Say what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "heed needs Python 3.11, 3.12 or 3.13: make PYTHON=/path/to/python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements-dev.lock
	touch $@

demo: .venv/installed  ## Build the demonstration and open its dashboard
	$(BIN)/heed demo

test: .venv/installed-dev  ## Run the tests (pytest alone runs the quick ones, pytest -m slow the simulations)
	$(BIN)/pytest -m "not slow"

check: .venv/installed-dev  ## Format, lint, types, import rules, security rules, then the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --num-workers auto
	$(BIN)/lint-imports
	$(BIN)/bandit -q -r heed.py config warehouse collectors analysis dashboard
	$(BIN)/pytest -m "not slow"

audit: .venv/installed-dev  ## Ask whether a locked package has a known vulnerability
	$(BIN)/python -m tests.audit

redaction: .venv/installed-dev  ## Measure the gate by type of identifier, on invented texts and on those beside the project
	file=$$(mktemp); $(BIN)/python -m tests.identifiers "$$file" 5 && $(BIN)/heed evaluate redaction "$$file" && \
		$(BIN)/python -m tests.identifiers.by_hand "$$file" && $(BIN)/heed evaluate redaction "$$file"; \
		code=$$?; rm -f "$$file"; exit $$code
	test ! -f ../shared/data/pii/generated_large.json || $(BIN)/heed evaluate redaction ../shared/data/pii/generated_large.json

bench: .venv/installed-dev  ## Simulate the statistics, measure speed and memory; the figures go to docs/
	$(BIN)/python -m tests.bench_statistics
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_screens

screenshots: .venv/installed-dev  ## Write docs/screens/ anew: every screen on a new demonstration (needs chromium)
	$(BIN)/python -m tests.screenshots

lock:  ## Write the lock files anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean:  ## Remove what was installed and built here; data folders stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
