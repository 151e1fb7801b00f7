# Two commands for everybody: `make demo` and `make test`. Both build what they need from the lock files with nothing but
# Python 3.11 or later; a second run finds it built.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test check schema screenshots benchmarks clean

help: ## Say what can be made.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1	\2/p' Makefile

demo: $(VENV)/.runs ## Serve a demonstration on 127.0.0.1:8000 (PORT=... for another port).
	$(BIN)/medmatrix demo --port $(PORT)

test: $(VENV)/.tests ## Run the tests that need nothing but Python; say which others there are.
	$(BIN)/python -m pytest -m "not browser and not slow" -n auto -rs
	@echo "Not run: what needs a browser or PostgreSQL, and the slow tests (.ci/run runs them all)."

check: $(VENV)/.tests ## Format, lint, types and layers, as CI does.
	$(BIN)/ruff format --check backend benchmarks tests
	$(BIN)/ruff check backend benchmarks tests
	$(BIN)/mypy
	$(BIN)/lint-imports

schema: $(VENV)/.tests ## Write backend/schema/schema.graphql anew.
	$(BIN)/python -m tests.schema.snapshot

screenshots: $(VENV)/.tests ## Write a picture of every page into build/screenshots (needs Chromium).
	$(BIN)/python -m tests.walk.screenshots

benchmarks: $(VENV)/.tests ## Print what the dashboard and packages cost, small and large.
	$(BIN)/python -m benchmarks.dashboard
	$(BIN)/python -m benchmarks.packages

clean: ## Remove what was built and the demonstration's data.
	rm -rf $(VENV) var build *.egg-info

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.runs: requirements.txt pyproject.toml $(VENV)/.made
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.tests: requirements-dev.txt $(VENV)/.runs
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@
