import { exportStatistics, statistics } from '#contracts/office/statistics/statistics.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { exportFigures } from './export-figures.ts'
import { makeRoundCounts } from './round-counts.ts'
import { viewStatistics } from './view-statistics.ts'

/** Mounts the statistics of every service of the engine (STA-01). */
export function mountStatistics(mount: Mount, deps: Deps): void {
  const countsOf = makeRoundCounts(deps)
  mount(statistics, ({ query }, call) => viewStatistics(deps, call, { asked: query, countsOf }))
  mount(exportStatistics, ({ body }, call) => exportFigures(deps, call, { asked: body, countsOf }))
}
