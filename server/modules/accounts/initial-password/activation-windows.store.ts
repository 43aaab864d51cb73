import { sql } from 'kysely'
import { SOURCE } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { lineColumn, minuteColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'

/** Whether the initial password opens activations at that instant (LOG-02): the opening counts, the closing does not. */
export async function isActivationOpen(tx: Tx, at: Date): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from activation_windows where period @> ${at}::timestamptz) as open`.execute(tx)
  return rows[0]?.open ?? false
}

const COLUMNS = 'round text, "opensAt" timestamp, "closesAt" timestamp, source text'

/** 账号启用时间: when the initial password, which is public knowledge, opens an activation (LOG-02, LOG-09). */
export const activationWindows: Section = {
  name: 'activation',
  title: '账号启用时间',
  form: tableForm('activation.csv', [
    lineColumn(['round', '批次'], 40),
    minuteColumn(['opensAt', '开放时间']),
    minuteColumn(['closesAt', '截止时间']),
    SOURCE,
  ]),
  key: ['round'],
  examine: wrongPeriods,
  list: (tx) =>
    entriesOf(
      tx,
      sql`select round, source,
          to_char(lower(period) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "opensAt",
          to_char(upper(period) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "closesAt"
        from activation_windows order by lower(period)`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into activation_windows (round, period, source)
      select round, tstzrange("opensAt" at time zone 'Asia/Shanghai', "closesAt" at time zone 'Asia/Shanghai'), source
      from ${records(COLUMNS)}
      on conflict (round) do update set period = excluded.period, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`delete from activation_windows w using ${records(COLUMNS)} where w.round = r.round`,
    ),
  restingOn: async () => [],
}

function wrongPeriods(rows: readonly PlacedRow[]) {
  const byOpening = rows
    .filter(({ row }) => row.opensAt !== undefined && row.closesAt !== undefined)
    .toSorted((a, b) => (textOf(a.row, 'opensAt') < textOf(b.row, 'opensAt') ? -1 : 1))
  let last: PlacedRow | undefined
  return byOpening.flatMap((one) => {
    const closesAt = textOf(one.row, 'closesAt')
    if (closesAt <= textOf(one.row, 'opensAt'))
      return [{ at: one.at, column: 'closesAt', text: '截止时间应在开放时间之后。' }]
    const earlier = last
    if (!earlier || closesAt > textOf(earlier.row, 'closesAt')) last = one
    if (!earlier || textOf(one.row, 'opensAt') >= textOf(earlier.row, 'closesAt')) return []
    return [{ at: one.at, column: 'opensAt', text: `与${earlier.at}的开放时间重叠。` }]
  })
}
