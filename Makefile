# Two commands are enough:  make site  (build the edition)   make test  (prove it)
# `make help` lists the rest. Everything is installed into .venv, nothing outside the tree,
# except the system packages that the browser tests need (see tests/system_parts.py).

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input
# Every file is checked against the lock; wheels only, so that nothing is compiled or run.
LOCKED := --require-hashes --only-binary=:all:
UV_VERSION := 0.13.9
NPM_DIR := tests/browser

# The first interpreter that is new enough; `make PYTHON=/path/to/python site` overrides it.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)

ADDRESS ?= 127.0.0.1:8000
SCREENSHOTS ?= .build/screenshots
TEST_JOBS ?= auto
PYTEST_ARGS ?=

.PHONY: help site test lint types pytest check serve export screenshots lock clean install install-test install-export

help: ## 列出各项命令 · list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name says; do \
		printf '  make %-12s %s\n' "$$name" "$$says"; done

site: install ## 建成网站 · build the site
	@$(PY) -m build_scripts build
	@printf '\n站点 Site    %s\n查看 View    make serve  →  http://%s/\n' "$(CURDIR)/site/index.html" "$(ADDRESS)"

test: install-test lint types pytest ## 全部检验，含浏览器 · all tests, browser included

lint: install-test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: install-test
	$(PY) -m mypy

pytest: install-test
	$(PY) -m pytest -n $(TEST_JOBS) $(PYTEST_ARGS)

check: install ## 审稿检查，不建站 · what a reviewer would check
	@$(PY) -m build_scripts check

serve: install ## 边改边看 · live preview
	@$(PY) -m build_scripts serve

export: install-export ## PDF、EPUB、数据、离线网站 · the edition to take home, in dist/
	@$(PY) -m build_scripts export

screenshots: install-test ## 截图：三种宽度，明暗两色 · pictures of every page kind
	$(PY) -m tests.browser.screenshots site $(SCREENSHOTS)

install: $(VENV)/.site-installed

install-test: $(VENV)/.test-installed $(NPM_DIR)/node_modules/.installed

install-export: $(VENV)/.export-installed

$(VENV)/.created:
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo "需要 Python 3.11 或更高版本；没有找到。 Python 3.11 or newer is needed and was not found." >&2; \
		echo "(Debian/Ubuntu: apt-get install python3 python3-venv;  or: make PYTHON=/path/to/python3.11 site)" >&2; exit 1; fi
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) 缺少 venv / ensurepip。 $(PYTHON) lacks venv / ensurepip." >&2; \
		echo "(Debian/Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@$(PY) -m pip --version >/dev/null 2>&1 || { \
		echo "建立虚拟环境 Creating $(VENV) …"; $(PYTHON) -m venv --clear $(VENV); }
	@touch $@

$(VENV)/.site-installed: locks/site.txt pyproject.toml | $(VENV)/.created
	@echo "安装依赖 Installing from locks/site.txt …"
	@$(PIP_INSTALL) $(LOCKED) -r locks/site.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.export-installed: locks/export.txt pyproject.toml | $(VENV)/.created
	@echo "安装导出所需 Installing from locks/export.txt …"
	@$(PIP_INSTALL) $(LOCKED) -r locks/export.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@touch $(VENV)/.site-installed $@

$(VENV)/.test-installed: locks/test.txt pyproject.toml tests/system_parts.py | $(VENV)/.created
	@echo "安装检验工具 Installing from locks/test.txt …"
	@$(PIP_INSTALL) $(LOCKED) -r locks/test.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@$(PY) tests/system_parts.py
	@touch $(VENV)/.site-installed $(VENV)/.export-installed $@

$(NPM_DIR)/node_modules/.installed: $(NPM_DIR)/package-lock.json $(NPM_DIR)/package.json | $(VENV)/.test-installed
	@echo "安装网页检验工具 Installing the page checkers …"
	@cd $(NPM_DIR) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

lock: $(VENV)/.created ## 更新锁定的版本 · refresh the locks
	@$(PIP_INSTALL) uv==$(UV_VERSION)
	$(PY) -m uv pip compile pyproject.toml --group build $(UV_COMPILE) -o locks/site.txt
	$(PY) -m uv pip compile pyproject.toml --group build --extra export $(UV_COMPILE) -c locks/site.txt -o locks/export.txt
	$(PY) -m uv pip compile pyproject.toml --group build --extra export --extra test $(UV_COMPILE) -c locks/site.txt -o locks/test.txt
	cd $(NPM_DIR) && npm install --package-lock-only --ignore-scripts --no-audit --no-fund
# No header, no index address: the locks say what is installed, not from where.
UV_COMPILE = --universal --python-version 3.11 --generate-hashes --upgrade --no-header --no-annotate \
	--no-emit-index-url --quiet

clean: ## 清除生成物，保留 .venv · remove what was built
	rm -rf site dist .build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find build_scripts tests -name __pycache__ -prune -exec rm -rf {} +
