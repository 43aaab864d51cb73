import { PassThrough } from 'node:stream'
import type { exportStatistics } from '#contracts/office/statistics/statistics.ts'
import type { BodyOf } from '#contracts/route.ts'
import { SERVICES } from '#contracts/services.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { writeWorkbook } from '#platform/spreadsheet/write-sheet.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { sheetsOf } from './figure-sheets.ts'
import { type CountsOf, viewStatistics } from './view-statistics.ts'

/**
 * STA-01: writes exactly the figures that the page shows as XLSX, a sheet for each part. The trail keeps which round and school was
 * taken out.
 */
export async function exportFigures(
  deps: Deps,
  call: Call<StaffActor>,
  { asked, countsOf }: { asked: BodyOf<typeof exportStatistics>; countsOf: CountsOf },
): Promise<PreparedReply> {
  const { actor, origin, deadline } = call
  const view = await viewStatistics(deps, call, { asked, countsOf })
  const { service } = view
  const round = view.rounds.find(({ window }) => window === view.window)?.round
  const school = view.schools.find(({ id }) => id === view.school)?.name
  await deps.database.transact(deadline, (tx) =>
    writeAudit(tx, {
      ...{ at: deps.clock.now(), actor, origin, action: 'statistics.export' as const },
      subject: { kind: 'installation', id: 'statistics' },
      new: { service, ...(round ? { round } : {}), ...(school ? { school } : {}) },
    }),
  )
  const out = new PassThrough()
  writeWorkbook(out, sheetsOf(view)).catch((error: Error) => out.destroy(error))
  const day = beijingDateOf(new Date(view.countedAt))
  return new PreparedReply(
    out,
    downloadHeaders({
      kind: 'xlsx',
      name: `statistics-${day}`,
      shownAs: `办理统计-${SERVICES[service].title}-${day}`,
    }),
  )
}
