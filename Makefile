# madoguchi: `make` alone prints what one can do. Adding a source file needs no edit here.

# release, check (with sanitizers), or fuzz (for libFuzzer, with CC=clang)
BUILD ?= release
ifeq ($(origin CC),default)
CC := gcc
endif
OUT := build/$(BUILD)-$(notdir $(CC))
# Each command is shown by what it makes; V=1 shows it whole.
Q := $(if $(V),,@)

FLOORS := base http text form chart export import statistics store pages jobs commands
PACKAGES := glib-2.0 jansson libsodium libpq liboath libqrencode minizip

probe = $(shell printf 'int main(void){return 0;}' | $(CC) -Werror $(1) -x c - -o /dev/null 2>/dev/null && echo $(1))

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla \
            -Wformat=2 -Wundef -Wpointer-arith -Wcast-qual -Wwrite-strings -Werror
CFLAGS_release := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fPIE -fstack-protector-strong \
                  $(call probe,-fstack-clash-protection) $(call probe,-fcf-protection)
SANITIZE       := -fsanitize=address,undefined -fno-sanitize-recover=all
CFLAGS_check   := -O1 -g $(SANITIZE) -fno-omit-frame-pointer
CFLAGS_fuzz    := -O1 -g $(SANITIZE) -fno-omit-frame-pointer -fsanitize=fuzzer-no-link
LDFLAGS_release := -pie -Wl,-z,relro,-z,now
LDFLAGS_check   := $(SANITIZE)
LDFLAGS_fuzz    := $(SANITIZE) -fsanitize=fuzzer

CPPFLAGS := $(CPPFLAGS) -Ifcgi -D_GNU_SOURCE $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
CFLAGS   := $(CFLAGS) -std=gnu17 $(WARNINGS) $(CFLAGS_$(BUILD)) -MMD -MP
LDFLAGS  := $(LDFLAGS) $(LDFLAGS_$(BUILD))
LDLIBS   := $(LDLIBS) $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lfcgi -lm

sources = $(shell find fcgi/$(1) -name '*.c' 2>/dev/null)
objects = $(patsubst %.c,$(OUT)/%.o,$(call sources,$(1)))
library = $(OUT)/lib$(1).a
# Highest floor first, so that the linker finds what a floor takes from those beneath it.
ARCHIVES := $(foreach floor,commands jobs pages store statistics import export chart form text http base,$(call library,$(floor)))
# What the fuzzers link: the floors that touch neither database nor pages.
PURE := $(foreach floor,statistics import export chart form text http base,$(call library,$(floor)))

PREFIX ?= /opt/madoguchi
SHARE   = $(DESTDIR)$(PREFIX)/share/madoguchi
SHARED := templates texts sql forms static nginx scripts

.PHONY: help
help:
	@echo 'make run          install what is missing, build, and serve until Ctrl-C'
	@echo 'make start        the same in the background; make stop, make status'
	@echo 'make test         every test there is; the last line counts them'
	@echo 'make build        the program (BUILD=release or check, CC=gcc or clang)'
	@echo 'make unit         unit tests alone; also pgtap, integration, security,'
	@echo '                  mustache, form, fhir, browser, robots'
	@echo 'make unit-form    the unit tests of one floor of fcgi/'
	@echo 'make lint         what the tools and our own rules say about the sources'
	@echo 'make format       clang-format over all of our C'
	@echo 'make fuzz         each fuzzer for FUZZ_SECONDS=60'
	@echo 'make bench        requests per second, beside what else is possible'
	@echo 'make watch        build and renew the running workers when a source changes'
	@echo 'make install      into PREFIX=$(PREFIX), below DESTDIR'
	@echo 'make clean        remove build/'

.PHONY: run start
run start:
	@scripts/install-packages.sh build run
	@$(MAKE) -s -j$$(nproc) build
	@scripts/local.sh $@

.PHONY: stop status
stop status:
	@scripts/local.sh $@

.PHONY: test
test:
	@scripts/install-packages.sh build run test
	@tests/run

SUITES := unit pgtap integration security mustache form fhir browser robots
.PHONY: $(SUITES)
$(SUITES):
	@tests/run $@

.PHONY: lint format fuzz bench watch
lint:
	@scripts/lint.sh
format:
	@find fcgi tests -name '*.[ch]' -not -path '*/node_modules/*' -exec clang-format -i {} +
fuzz:
	@scripts/fuzz.sh
bench:
	@scripts/install-packages.sh build run bench
	@tests/bench/run
watch:
	@scripts/watch.sh

.PHONY: install
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)
	install $(OUT)/madoguchi $(DESTDIR)$(PREFIX)/bin/
	cp -R $(SHARED) $(SHARE)/

# For scripts: make -s print-CPPFLAGS
print-%:
	@echo '$($*)'

.PHONY: clean
clean:
	rm -rf build

.PHONY: build
build: $(OUT)/madoguchi

$(OUT)/madoguchi: $(OUT)/fcgi/main.o $(ARCHIVES)
	@echo 'link $@'
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(ARCHIVES) $(LDLIBS)

define floor_rule
$(call library,$(1)): $(call objects,$(1))
	@rm -f $$@
	@mkdir -p $$(@D)
	$(Q)ar rcs $$@ $$^
endef
$(foreach floor,$(FLOORS),$(eval $(call floor_rule,$(floor))))

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	@echo '$(notdir $(CC)) $<'
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# A unit test of a floor links that floor and those beneath it, and nothing above:
# tests/unit/FLOOR/test_SUBJECT.c
BENEATH_base :=
BENEATH_http := base
BENEATH_text := base
BENEATH_form := text base
BENEATH_chart := text base
BENEATH_export := form text base
BENEATH_import := base
BENEATH_statistics := export form text base
BENEATH_store := statistics import export chart form text http base
BENEATH_pages := store $(BENEATH_store)
BENEATH_jobs := store $(BENEATH_store)
BENEATH_commands := jobs pages $(BENEATH_pages)

floor_libraries = $(foreach floor,$(1) $(BENEATH_$(1)),$(call library,$(floor)))
unit_tests = $(patsubst %.c,$(OUT)/%,$(wildcard tests/unit/$(1)/test_*.c))
define unit_rule
$(call unit_tests,$(1)): $(OUT)/%: $(OUT)/%.o $(call floor_libraries,$(1))
	$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(LDLIBS) -lcmocka
.PHONY: unit-$(1)
unit-$(1): $(call unit_tests,$(1))
	@set -e; for program in $$^; do echo "$$$$program"; "$$$$program"; done
endef
$(foreach floor,$(FLOORS),$(eval $(call unit_rule,$(floor))))

# A fuzzer's main() is libFuzzer's, or the replay of its corpus.
FUZZERS := $(patsubst %.c,$(OUT)/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_MAIN := $(if $(filter fuzz,$(BUILD)),,$(OUT)/tests/fuzz/replay.o)
$(FUZZERS): $(OUT)/%: $(OUT)/%.o $(FUZZ_MAIN) $(PURE)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# The programs through which tests in JavaScript use a floor.
RENDER_CLI := $(OUT)/tests/mustache/render_cli
$(RENDER_CLI): $(RENDER_CLI).o $(call floor_libraries,text)
EVALUATE_CLI := $(OUT)/tests/form/evaluate_cli
$(EVALUATE_CLI): $(EVALUATE_CLI).o $(call floor_libraries,form)
DRAW_CLI := $(OUT)/tests/chart/draw_cli
$(DRAW_CLI): $(DRAW_CLI).o $(call floor_libraries,chart)
CLIS := $(RENDER_CLI) $(EVALUATE_CLI) $(DRAW_CLI)
$(CLIS):
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

.PHONY: fuzzers test-programs
fuzzers: $(FUZZERS)
test-programs: $(foreach floor,$(FLOORS),$(call unit_tests,$(floor))) $(FUZZERS) $(CLIS)

# Objects that only a pattern asked for stay.
.SECONDARY:

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
