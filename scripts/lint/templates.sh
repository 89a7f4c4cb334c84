#!/usr/bin/env bash
# Templates escape everything, and hold neither scripts nor styles of their own.
set -euo pipefail
source scripts/lint/sources.sh

unescaped='\{\{\{|\{\{[[:space:]]*&'
inline='<style|[[:space:]](style|on[a-z]+)=|<script([^>]*[^>[:space:]])?>[^<]|javascript:'
{
    ours 'templates/*.mustache' | xargs -r grep -nE "$unescaped" || true
    ours 'templates/*.mustache' | xargs -r grep -nEi "$inline" || true
} | conclude 'Write {{name}}; scripts and styles are files in static/, the policy forbids others.'
