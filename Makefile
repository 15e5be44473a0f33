# Everything is made in .venv; PYTHON names the interpreter it starts from.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: test letter test-all lint clean

letter: .venv/ready
	$(BIN)/protest letter president --name "Sample Sender" --organisation "Sample Union" \
	  --street "Calle Mayor 1" --postcode 28013 --city Madrid --country ES --date 1999-11-20 --force -o out/

test: .venv/ready lint
	$(BIN)/python -m pytest -q -n 2 -m "not big"

test-all: .venv/ready
	$(BIN)/python -m pytest -q -m big

lint: .venv/ready
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell src docs README.md CHANGELOG.md CONTRIBUTING.md

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@

clean:
	rm -rf .venv out dist
