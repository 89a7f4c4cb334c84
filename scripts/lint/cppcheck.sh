#!/usr/bin/env bash
# cppcheck over the program as a whole. A final NULL is a pointer on every system that we run on.
set -euo pipefail
source scripts/lint/sources.sh

mkdir -p build/cppcheck
cppcheck --quiet --enable=warning,performance,portability --std=c11 --inline-suppr \
    --library=posix --library=gtk --cppcheck-build-dir=build/cppcheck -j "$(nproc)" \
    '-DG_DEFINE_AUTOPTR_CLEANUP_FUNC(a,b)=' '-DG_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(a,b)=' \
    '-DG_DEFINE_AUTO_CLEANUP_FREE_FUNC(a,b,c)=' '-DG_DEFINE_QUARK(a,b)=' \
    --suppress=unknownMacro --suppress=varFuncNullUB --template='{file}:{line}: {message} [{id}]' \
    -Ifcgi fcgi 2>&1 |
    conclude 'Mend it; where the tool is wrong, // cppcheck-suppress its-name with the reason.'
