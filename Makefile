# make demo and make test do all their own set-up; they need Python 3.11+ and make, nothing else.
PYTHON ?= python3
PORT ?= 8321
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo run test test-all check format eval ablation bench pictures lock clean

help: ## What each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

# Two stamps: running the product takes the locked dependencies alone, developing it takes the tools too.
$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Waymark needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock $(VENV)/pyvenv.cfg
	@echo "Installing the locked dependencies (once, about a minute) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml $(VENV)/.run
	@echo "Installing the locked development tools (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(VENV)/.run ## Try Waymark in your browser: no token, no Discord (PORT=8321)
	@exec $(BIN)/python -m bot playground --port $(PORT) --open

run: $(VENV)/.run ## Run the bot on Discord, with the settings of .env
	@exec $(BIN)/python -m bot run

test: $(VENV)/.dev ## Run the tests
	$(BIN)/python -m pytest -q -n 3 --dist worksteal -m "not slow"

test-all: $(VENV)/.dev ## Run the slow tests: all questions on all articles
	$(BIN)/python -m pytest -q -n 3 --dist worksteal -m slow

check: $(VENV)/.dev ## Lint, formatting, types and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: $(VENV)/.dev ## How well questions are understood (RECORD=1 keeps the better figures, FAILURES=1 lists what went wrong)
	$(BIN)/python -m tests.quality $(if $(RECORD),--record) $(if $(FAILURES),--failures)

ablation: $(VENV)/.dev ## What each ingredient of the understanding is worth, taken out in turn
	$(BIN)/python -m tests.quality.ablation

bench: $(VENV)/.dev ## How fast questions are answered, beside bm25s and rapidfuzz, and the path's picture drawn
	$(BIN)/python -m tests.speed.picture
	$(BIN)/python -m tests.speed

docs/path.png: $(VENV)/.dev
	$(BIN)/python -m tests.support.path_picture $@

pictures: $(VENV)/.dev ## Take the README's pictures of the page again (needs chromium)
	$(BIN)/python -m tests.page.pictures

lock: ## Renew both lock files (takes uv; pinned versions with hashes, no addresses)
	uv pip compile $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -q pyproject.toml --extra postgres -o requirements.lock
	uv pip compile $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -q pyproject.toml --extra postgres --group dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove what was built
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
