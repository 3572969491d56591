# Two commands do everything on a fresh machine: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check setup format soak pictures clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

demo: setup
	@mkdir -p out
	@$(BIN)/screener screen examples/plan.md examples/customers.csv examples/bill-of-materials.xlsx \
		-o out/report.xlsx -o out/report.json --offline

test: setup
	$(BIN)/python -m pytest -n auto

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/screener rules lint --as-of 2026-11-25
	$(BIN)/screener rules test
	$(BIN)/screener lists verify

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Long campaigns; CI runs short samples of them among the tests.
soak: setup
	SCREENER_SOAK=100 $(BIN)/python -m pytest tests/review/test_round_trip.py -k killed
	SCREENER_SOAK=200 $(BIN)/python -m pytest tests/lists/test_killed.py
	$(BIN)/mutmut run > /dev/null
	@test -z "$$($(BIN)/mutmut results | grep survived)" && echo "no mutant of the rules' logic survived"

# The pictures of the README; LibreOffice and Chromium have to be on the machine.
pictures: setup
	$(BIN)/python docs/pictures.py

clean:
	rm -rf $(VENV) out build dist mutants .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
