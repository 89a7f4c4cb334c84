#!/usr/bin/env bash
# No SQL and no HTML in C: the one is named in sql/queries, the other is in templates/.
set -euo pipefail
source scripts/lint/sources.sh

sql='"[[:space:]]*(select .* from |insert into |update [a-z_.]+ set |delete from '
sql+='|(create|alter|drop) (table|role|schema|view|index|function|policy) |truncate )'
html='"[^"]*</?(a|b|body|br|div|form|h[1-6]|head|html|input|li|p|span|table|td|th|title|tr|ul)[ >/]'
{
    c_sources | xargs grep -nEi -e "$sql" -e "$html" || true
} | conclude 'SQL goes to sql/queries/NAME.sql, HTML to templates/.'
