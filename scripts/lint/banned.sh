#!/usr/bin/env bash
# Functions whose use is a fault waiting to happen, and marks of unfinished work.
set -euo pipefail
source scripts/lint/sources.sh

functions='strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok|system|popen|tmpnam|mktemp'
functions+='|atoi|atol|atof|scanf|sscanf|fscanf|alloca|setjmp|longjmp|rand'
functions+='|asctime|ctime|gmtime|localtime'
{
    c_sources | xargs grep -nE "(^|[^[:alnum:]_>.])($functions)[[:space:]]*\(" || true
    c_sources | xargs grep -nE '#[[:space:]]*include[[:space:]]*<fcgi_stdio.h>' || true
    ours 'fcgi' 'scripts' 'sql' 'templates' 'tests' 'static' | grep -v '^scripts/lint/banned.sh$' |
        xargs grep -nIE '\b(TODO|FIXME|XXX)\b' || true
} | conclude 'GLib has a bounded twin of each; unfinished work is an issue, not a comment.'
