# `make site` and `make test` need Python 3.11 or later, pip and make, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip of the system installs into the environment, so that Python's ensurepip need not be there.
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --quiet

.PHONY: site test test-long explore tools check words lock clean

site: $(VENV)/site
	$(BIN)/newsgen build
	@echo
	@echo "The site is in $(CURDIR)/public."
	@echo "To preview it: $(BIN)/newsgen serve, then open http://127.0.0.1:8000/"

test: $(VENV)/dev
	$(BIN)/pytest -n auto --dist worksteal -m "not slow" $(ARGS)

# The long forms of some tests, which take minutes.
test-long: $(VENV)/dev
	$(BIN)/pytest -n auto --dist worksteal -m slow $(ARGS)

# The promises that are held for any input, with many other inputs than those of every day.
explore: $(VENV)/dev
	$(BIN)/pytest -n auto --dist worksteal -m "hypothesis and not slow" --hypothesis-profile=explore $(ARGS)

check: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/site: $(BIN)/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/dev: $(BIN)/python requirements-dev.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/site

# Bring the catalogs of the interface's words up to date with the templates; docs/languages.md says what to do then.
WORDS := .newsgen/words.pot
words: $(VENV)/dev
	@mkdir -p $(dir $(WORDS))
	$(BIN)/pybabel --quiet extract -F pyproject.toml --add-location=file --sort-by-file --no-wrap --project=newsgen --copyright-holder="the newsgen authors" -o $(WORDS) .
	for po in newsgen/languages/*.po; do $(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap -i $(WORDS) -l $$(basename $$po .po) -o $$po || exit 1; done

# What tests use that does not come from Python: the Nu HTML checker (where there is Java), Lighthouse, the schema of sitemaps,
# CommonMark's examples. In one command, since npm removes what is not named in it.
TOOLS := vnu-jar@26.9.27 lighthouse@12.8.2 sitemap@9.0.1 commonmark-spec@0.31.2
tools: $(BIN)/python
	npm install --silent --no-fund --no-audit --no-save --prefix $(VENV)/tools $(TOOLS)

# Renew the locks (uv is needed for this alone). They hold hashes, and no addresses.
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --quiet
lock:
	$(LOCK) --upgrade -o requirements.lock
	$(LOCK) --upgrade --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) public .newsgen dist
