# make demo    reads the example reports and shows what they say
# make test    the tests
# make check   style, types, the lines between packages, generated pages
# make page    builds the page that dateline serve opens, where its sources changed
# make lock    renews the locks of the packages that are installed
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
JOBS ?= 2

PAGE := src/dateline/web/static/index.html
PAGE_SOURCES := hatch_build.py $(shell find workbench -name node_modules -prune -o -path workbench/public/shapes -prune -o -type f -print)

.NOTPARALLEL:
.PHONY: demo test check docs page lock clean

demo: $(VENV)/.ready $(PAGE)
	$(BIN)/dateline read examples/fall-of-damascus --merge --processes $(JOBS)
	rm -f demo.db demo.db-wal demo.db-shm
	$(BIN)/dateline add --record demo.db --processes $(JOBS) examples/fall-of-damascus
	$(BIN)/dateline brief --record demo.db --since 2024-12-07 --until 2024-12-08
	@echo
	@echo "These were the reports in examples/fall-of-damascus. Look at them: $(BIN)/dateline serve --record demo.db"
	@echo "Read your own: $(BIN)/dateline read FILE..."

test: $(VENV)/.ready-dev $(PAGE)
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m pytest -n $(JOBS)

check: $(VENV)/.ready-dev
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check
	$(BIN)/python hatch_build.py check

docs: $(VENV)/.ready-dev
	$(BIN)/python docs/generate.py

page: $(VENV)/.ready $(PAGE)

# The page is built once, and again when its sources change; its Node comes with the locked packages.
$(PAGE): $(PAGE_SOURCES)
	$(BIN)/python hatch_build.py build

$(VENV)/.ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.ready-dev: requirements-dev.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

LOCK := .venv-lock/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links
lock:
	test -x .venv-lock/bin/uv || ($(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv)
	$(LOCK) --extra build pyproject.toml --output-file requirements.lock
	$(LOCK) --extra build --extra dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) .venv-lock build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache src/dateline/web/static workbench/node_modules workbench/public/shapes
