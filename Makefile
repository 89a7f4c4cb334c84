# madoguchi: `make` alone prints what one can do. Adding a source file needs no edit here.

BUILD ?= release
CC    ?= gcc
OUT   := build/$(BUILD)-$(notdir $(CC))

FLOORS := base http text form mail export store pages jobs commands
PACKAGES := glib-2.0 jansson libsodium libpq libcurl

probe = $(shell printf 'int main(void){return 0;}' | $(CC) -Werror $(1) -x c - -o /dev/null 2>/dev/null && echo $(1))

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla \
            -Wformat=2 -Wundef -Wpointer-arith -Wcast-qual -Wwrite-strings -Werror
CFLAGS_release := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fPIE -fstack-protector-strong \
                  $(call probe,-fstack-clash-protection) $(call probe,-fcf-protection)
CFLAGS_check   := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS_release := -pie -Wl,-z,relro,-z,now
LDFLAGS_check   := -fsanitize=address,undefined

CPPFLAGS += -Ifcgi -D_GNU_SOURCE $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
CFLAGS   += -std=gnu17 $(WARNINGS) $(CFLAGS_$(BUILD)) -MMD -MP
LDFLAGS  += $(LDFLAGS_$(BUILD))
LDLIBS   += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lfcgi

sources = $(shell find fcgi/$(1) -name '*.c' 2>/dev/null)
objects = $(patsubst %.c,$(OUT)/%.o,$(call sources,$(1)))
library = $(OUT)/lib$(1).a
# Highest floor first, so that the linker finds what a floor takes from those beneath it.
ARCHIVES := $(foreach floor,commands jobs pages store export mail form text http base,$(call library,$(floor)))

.PHONY: help
help:
	@echo 'make build        the program build/release-gcc/madoguchi'

.PHONY: build
build: $(OUT)/madoguchi

$(OUT)/madoguchi: $(OUT)/fcgi/main.o $(ARCHIVES)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(ARCHIVES) $(LDLIBS)

define floor_rule
$(call library,$(1)): $(call objects,$(1))
	@rm -f $$@
	@mkdir -p $$(@D)
	ar rcs $$@ $$^
endef
$(foreach floor,$(FLOORS),$(eval $(call floor_rule,$(floor))))

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# A unit test of a floor links that floor and those beneath it, and nothing above: tests/unit/FLOOR/test_SUBJECT.c
BENEATH_base :=
BENEATH_http := base
BENEATH_text := base
BENEATH_form := text base
BENEATH_export := form text base
BENEATH_store := export mail form text http base
BENEATH_pages := store export mail form text http base

unit_tests = $(patsubst %.c,$(OUT)/%,$(wildcard tests/unit/$(1)/test_*.c))
define unit_rule
$(call unit_tests,$(1)): $(OUT)/tests/unit/$(1)/%: $(OUT)/tests/unit/$(1)/%.o $(call library,$(1)) $(foreach floor,$(BENEATH_$(1)),$(call library,$(floor)))
	$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(LDLIBS) -lcmocka
.PHONY: unit-$(1)
unit-$(1): $(call unit_tests,$(1))
	@set -e; for program in $$^; do echo "$$$$program"; "$$$$program"; done
endef
$(foreach floor,$(FLOORS),$(eval $(call unit_rule,$(floor))))

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
