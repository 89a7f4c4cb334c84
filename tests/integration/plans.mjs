// What a plan says that was executed (planOf() of tests/bench/requests.mjs).

export function nodesOf(plan) {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** How many rows of a table were looked at, whether they were wanted or not. */
export function lookedAt(plan, table) {
  return nodesOf(plan)
    .filter((node) => node['Relation Name'] === table && node['Node Type'].includes('Scan'))
    .reduce((sum, node) => sum + node['Actual Loops'] *
      (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)), 0);
}
