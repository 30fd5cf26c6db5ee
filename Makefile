# `make demo` writes account.html from the sample that ships with the package; `make test` runs every check that CI runs.
# Both set up .venv by themselves from the locked, hashed requirements. Needs Python 3.11 or newer, pip and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
SAMPLE := src/firsthand/sample/articles
CODE   := src tests bench scripts

# The lock files are complete: nothing is resolved, everything is checked against its hash. The package itself is
# linked in place with the locked build tools, which are put aside again.
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet --no-compile --require-hashes --no-deps
TOOLS   := $(VENV)/build-tools
LINK    := PYTHONPATH=$(TOOLS) $(BIN)/python -m pip install --disable-pip-version-check --quiet --no-compile --no-deps \
	--no-build-isolation --editable .

# Nine tenths of spaCy's and thinc's compiled code are tables for debuggers (105 MB). Where the system can take them
# out, they go; the code is the same. docs/decisions/0007-size.md
SLIM    := find $(VENV)/lib*/python*/site-packages/spacy $(VENV)/lib*/python*/site-packages/thinc -name '*.so' -exec strip -S {} +

# One run compiles the modules that are used, and only those.
WARM    := env -u PYTHONDONTWRITEBYTECODE

# What packages ask for and firsthand never loads: tokenizers' way of fetching models from the network, with all that it
# brings, and spaCy's build tool. A test runs the sample without them.
LEFT_OUT := huggingface-hub setuptools

# pip's own settings on a machine (mirrors, folders of wheels) would find their way into the lock files.
COMPILE := env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL -u PIP_CONSTRAINT PIP_CONFIG_FILE=/dev/null \
	$(BIN)/pip-compile --quiet --no-config --no-header --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	--pip-args=--only-binary=:all:

.PHONY: demo test lint types imports pytest fix lock clean
.DEFAULT_GOAL := demo

demo: account.html
	@echo "The account of the sample is in $(CURDIR)/account.html: open it in a browser."

account.html: $(VENV)/run.stamp $(shell find src -type f -not -name '*.pyc' 2>/dev/null)
	$(BIN)/firsthand report $(SAMPLE) -o $@

test: lint types imports pytest

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: $(VENV)/dev.stamp
	$(BIN)/mypy

imports: $(VENV)/dev.stamp
	$(BIN)/lint-imports

pytest: $(VENV)/dev.stamp
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

fix: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

# `make lock` keeps the pins that still fit; `make lock UPGRADE=--upgrade` takes the newest.
lock: $(VENV)/dev.stamp
	$(COMPILE) $(UPGRADE) --output-file=requirements.lock pyproject.toml
	cp requirements.lock requirements-dev.lock.new
	$(COMPILE) --extra=dev --output-file=requirements-dev.lock.new pyproject.toml
	mv requirements-dev.lock.new requirements-dev.lock
	$(BIN)/python scripts/lean_lock.py requirements.lock $(LEFT_OUT)
	$(COMPILE) --build-deps-for=editable --only-build-deps --output-file=requirements-build.lock pyproject.toml

clean:
	rm -rf $(VENV) account.html account.json account.md .coverage

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "firsthand needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock requirements-build.lock pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements.lock
	$(INSTALL) --target $(TOOLS) -r requirements-build.lock
	$(LINK)
	@rm -rf $(TOOLS)
	@if command -v strip > /dev/null; then $(SLIM) || true; fi
	@echo 'The port had been warned, the mayor said.' | $(WARM) $(BIN)/firsthand report - -o /dev/null
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(INSTALL) -r requirements-dev.lock
	@touch $@
