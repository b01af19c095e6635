# Everything sets itself up: only Python 3.11 or newer, make and a package index are needed. uv is used where it is there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
UV := $(shell command -v uv 2>/dev/null)
TESTS ?= tests
# What is compiled once needn't be compiled by each of the programs that the tests start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo run test check format bench screenshots wheel clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: $(STAMP) ## a real incident, half-way, in a throwaway desk
	$(BIN)/opsdesk demo

run: $(STAMP) ## the desk
	$(BIN)/opsdesk

test: $(STAMP) ## all tests, on every core
	$(BIN)/python -m pytest -n auto --dist worksteal -q $(TESTS)

check: $(STAMP) ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(STAMP) ## lay the code out
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP) ## every figure as a ratio measured side by side
	$(BIN)/python -m bench

screenshots: $(STAMP) ## the README's pictures, taken from the demo desk
	$(BIN)/python -m docs.screenshots

wheel: $(STAMP) ## dist/*.whl
	$(BIN)/python -m build --wheel --outdir dist

clean: ## what was made here
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(STAMP): pyproject.toml constraints.txt
ifneq ($(UV),)
	$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	$(UV) pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable . --group dev
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
endif
	@touch $@
