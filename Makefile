# make run    the main job, from a fresh clone, with nothing but Go
# make test   all tests; make lint  gofmt, vet, staticcheck; make bench  benchmarks beside their floors
GO ?= go
BIN := bin

.PHONY: run build test needs lint bench screenshots golden fuzz soak tools browser types lighthouse

run:
	$(GO) run ./cmd/tspine serve

build:
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "-s -w" -o $(BIN)/tspine ./cmd/tspine

# What tests need of the machine, and fail without: root has it installed. REQUIRE= runs without it, and those tests say that they are skipped.
ROOT := $(and $(filter 0,$(shell id -u)),$(shell command -v apt-get),$(shell command -v npm))
REQUIRE ?= $(if $(filter Linux,$(shell uname -s)),strace$(comma)pty$(comma)pebble$(if $(ROOT),$(comma)browser$(comma)netns$(comma)disk$(comma)node$(comma)sqlite3$(comma)curl))
comma := ,

test: needs browser types
	PATH="$(CURDIR)/$(BIN):$$PATH" TSPINE_REQUIRE=$(REQUIRE) $(GO) test -timeout 20m ./...

# What is asked for and Debian has as a package of that name.
PACKAGES := $(filter strace sqlite3 curl,$(subst $(comma), ,$(REQUIRE)))
needs: $(if $(findstring pebble,$(REQUIRE)),$(BIN)/pebble)
	@for tool in $(PACKAGES); do command -v $$tool >/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq --no-install-recommends $$tool; } \
		|| { echo "tests need $$tool: install it, or run make test REQUIRE="; exit 1; }; done

# Let's Encrypt's test server, and a name server for it.
$(BIN)/pebble: tools/go.mod
	cd tools && $(GO) build -o ../$(BIN)/ github.com/letsencrypt/pebble/v2/cmd/pebble github.com/letsencrypt/pebble/v2/cmd/pebble-challtestsrv

# Tests in a browser need Debian's Chromium, which root may install, and those of
# accessibility axe-core. Without them they are skipped; TSPINE_REQUIRE=browser,netns
# makes that a failure.
browser:
	@command -v chromium >/dev/null && command -v certutil >/dev/null || test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null || \
		{ apt-get update -q && apt-get install -qy --no-install-recommends chromium libnss3-tools curl iproute2; } || echo "no Chromium: tests in a browser are skipped"

# The scripts are checked by TypeScript where there is npm.
types:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory tools/node_modules/.package-lock.json && cd tools && npm run --silent types; \
		else echo "no npm: the types of the scripts are not checked"; fi

tools/node_modules/.package-lock.json: tools/package-lock.json
	cd tools && npm ci --silent --no-audit --no-fund

lint: tools
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "not gofmt-ed"; exit 1; }
	$(GO) vet ./...
	$(BIN)/staticcheck ./...

tools: $(BIN)/staticcheck

$(BIN)/staticcheck: tools/go.mod
	cd tools && $(GO) build -o ../$(BIN)/staticcheck honnef.co/go/tools/cmd/staticcheck

# Histories are as long as they get; Lighthouse needs Chromium and npm.
bench: build
	TSPINE_SOAK=1 $(GO) test -run '^$$' -bench . -benchmem -timeout 60m ./...
	$(GO) run ./cmd/tspine simulate --decisions-only --people 1000000 --weeks 52 --seed 1
	$(GO) run ./cmd/tspine simulate --people 1000 --weeks 52 --seed 1
	$(MAKE) lighthouse

# The pages that matter, as on a phone with slow 4G: the middle of five runs.
lighthouse: build browser tools/node_modules/.package-lock.json
	cd tools && node lighthouse.mjs ../$(BIN)/tspine 5

# The pictures of README, taken in a browser.
screenshots: browser
	mkdir -p docs/screenshots
	TSPINE_SCREENSHOTS=$(CURDIR)/docs/screenshots TSPINE_REQUIRE=browser $(GO) test ./web -run '^TestScreenshots$$' -count=1

golden:
	TSPINE_GOLDEN=refresh $(GO) test ./...

FUZZTIME ?= 30s
fuzz:
	$(GO) test ./engine/dose -run '^$$' -fuzz FuzzParse -fuzztime $(FUZZTIME)
	$(GO) test ./engine/screening -run '^$$' -fuzz FuzzAnswers -fuzztime $(FUZZTIME)
	$(GO) test ./catalog -run '^$$' -fuzz FuzzReadProgram -fuzztime $(FUZZTIME)
	$(GO) test ./catalog -run '^$$' -fuzz FuzzReadExercise -fuzztime $(FUZZTIME)
	$(GO) test ./catalog -run '^$$' -fuzz FuzzCheck -fuzztime $(FUZZTIME)
	$(GO) test ./exchange -run '^$$' -fuzz FuzzReadCases -fuzztime $(FUZZTIME)
	$(GO) test ./exchange -run '^$$' -fuzz FuzzReadExport -fuzztime $(FUZZTIME)
	$(GO) test ./cli -run '^$$' -fuzz FuzzRun -fuzztime $(FUZZTIME)

soak: needs
	PATH="$(CURDIR)/$(BIN):$$PATH" TSPINE_REQUIRE=$(REQUIRE) TSPINE_SOAK=1 $(GO) test -count=1 -timeout 60m ./...
	$(MAKE) fuzz FUZZTIME=5m
