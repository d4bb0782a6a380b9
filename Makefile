# Each command sets up what it needs; only Python 3.11 or newer has to be there.

.DEFAULT_GOAL := site
.PHONY: site serve check test faults fuzz bench screenshots lock audit clean
.DELETE_ON_ERROR:

# The newest that is there. `python3` comes last: on some systems it is older than the numbered ones.
PYTHON := $(shell for name in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	if "$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	echo "$$name"; break; fi; done)
BIN := .venv/bin
READY := .venv/ready
PAGE_TOOLS := tests/browser/node_modules/.package-lock.json

site: $(READY)
	$(BIN)/archive-gen build

serve: $(READY)
	$(BIN)/archive-gen serve

check: $(READY)
	$(BIN)/archive-gen check

# As many tests at once as there are processors. The many programs that they start compile themselves once.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(READY) $(PAGE_TOOLS)
	$(BIN)/ruff check src tests benchmarks maps docs
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

# What `make test` tries for seconds, tried for as long as it takes: an hour or so.
faults: $(READY)
	$(BIN)/python -m pytest tests/faults -m 'full or not full' --hypothesis-profile=faults -o faulthandler_timeout=0

# Looks for captures that break the loader; on Linux and macOS. What it learns stays in .fuzz/.
FUZZ_SECONDS := 600
fuzz: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	$(BIN)/python tests/faults/fuzz_loader.py -max_total_time=$(FUZZ_SECONDS)

# SIZE is the number of articles of the made-up archive, 10000 without it; it takes some minutes. FOLDERS are folders
# with captures and a gold.json; see benchmarks/README.md.
bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m benchmarks archive
	$(BIN)/python -m benchmarks building $(SIZE) --write
	$(BIN)/python -m benchmarks previewing
	@test -z "$(FOLDERS)" || $(BIN)/python -m benchmarks loading $(FOLDERS)

# The pictures of the README; look at them before they are committed.
screenshots: site
	$(BIN)/python docs/screenshots.py

# Made again when the dependencies change; the program itself is installed as it stands in src/.
$(READY): requirements-dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer, with its venv module, is needed" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

# The newest versions that pyproject.toml allows, for all systems and Pythons; read the difference before it is
# committed. `make lock UPGRADE=` adds what is new and leaves the rest as it is.
UPGRADE := --upgrade
LOCKED := --extra dev --extra watch --extra html --extra search --extra warc
lock:
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml $(LOCKED) --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-emit-index-url --custom-compile-command 'make lock' --quiet $(UPGRADE) --output-file requirements-dev.txt

# Known vulnerabilities in what the lock names; asks the advisory database of PyPI.
audit: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/pip-audit --requirement requirements-dev.txt --require-hashes --disable-pip

# axe-core and html-validate, which judge pages. Their tests are skipped where npm is missing or cannot reach anything.
$(PAGE_TOOLS): tests/browser/package.json tests/browser/package-lock.json
	@cd tests/browser && if npm ci --silent; then touch node_modules/.package-lock.json; else \
		echo "no axe-core and html-validate: their tests are skipped" >&2; test -z "$$CI"; fi

# The captures are the archive and are never touched.
clean:
	rm -rf .venv tests/browser/node_modules site .archive-gen .fuzz .hypothesis .mypy_cache .pytest_cache .ruff_cache dist build
