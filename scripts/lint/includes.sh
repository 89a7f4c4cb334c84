#!/usr/bin/env bash
# Includes go down the floors, never sideways, and are spelled from the root of fcgi/. Within form/,
# reading a definition knows the walk, and the walk does not know how a definition is read.
set -euo pipefail
source scripts/lint/sources.sh

# A floor's number, and the one neighbour that a floor may use beside those beneath it.
# shellcheck disable=SC2016 # the words with $ are awk's
c_sources | xargs awk '
    BEGIN {
        split("base 0 http 1 text 1 form 2 mail 2 export 2 import 2 statistics 2 chart 2 " \
              "store 3 pages 4 jobs 4 commands 4 main.c 5", words, " ")
        for (i = 1; i in words; i += 2) {
            floor[words[i]] = words[i + 1]
        }
        neighbour["export", "form"] = neighbour["commands", "pages"] = 1
        neighbour["commands", "jobs"] = neighbour["statistics", "export"] = 1
    }
    /^#include "/ {
        split(FILENAME, from, "/")
        split($2, to, /["\/]/)
        if (!(to[2] in floor)) {
            print FILENAME ":" FNR ": " $2 " does not begin with a folder of fcgi/"
        } else if (from[2] != to[2] && floor[from[2]] <= floor[to[2]] &&
                   !((from[2], to[2]) in neighbour)) {
            print FILENAME ":" FNR ": " from[2] "/ must not know " to[2] "/"
        } else if (FILENAME ~ "^fcgi/form/[^/]*$" && $2 ~ "^\"form/definition/") {
            print FILENAME ":" FNR ": form/ must not know form/definition/"
        }
    }' | conclude 'Move what is shared to a floor beneath both; docs/architecture.md has them.'
