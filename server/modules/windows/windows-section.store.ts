import { sql } from 'kysely'
import { SERVICE_CODES, SERVICES } from '#contracts/services.ts'
import { concernedByService, NAMES_SCHOOL, OPEN_SOURCE, SCHOOL } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { lineColumn, minuteColumn, optional, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, type Row, textOf } from '#platform/sections/row.ts'
import { keyOf, type Resting, type Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { beijingInstant } from '#rulebook/beijing-time.ts'
import { listReopened } from './results-out.store.ts'

const SERVICE_WORDS = Object.fromEntries(SERVICE_CODES.map((code) => [SERVICES[code].title, code]))

/** 业务开放时间: the period in which a round of a service is open, for one school or for all (WIN-01). */
export const windows: Section = {
  name: 'windows',
  title: '业务开放时间',
  form: tableForm('windows.csv', [
    wordColumn(['service', '业务'], SERVICE_WORDS),
    lineColumn(['round', '批次'], 40),
    optional(SCHOOL),
    minuteColumn(['opensAt', '开放时间']),
    minuteColumn(['closesAt', '截止时间']),
    optional(lineColumn(['nextExpected', '下次预计'], 100)),
    OPEN_SOURCE,
  ]),
  key: ['service', 'school', 'round'],
  references: [NAMES_SCHOOL],
  examine: wrongPeriods,
  list: (tx) =>
    entriesOf(
      tx,
      sql`select w.service, w.round, s.code as school, w.next_expected as "nextExpected", w.source,
          to_char(lower(w.period) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "opensAt",
          to_char(upper(w.period) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "closesAt"
        from windows w left join schools s on s.id = w.school_id
        order by lower(w.period), w.service, s.code nulls first, w.round`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into windows (id, service, round, school_id, period, next_expected, source)
      select r."rowId", r.service, r.round, s.id, tstzrange(r."opensAt" at time zone 'Asia/Shanghai', r."closesAt" at time zone 'Asia/Shanghai'),
        r."nextExpected", coalesce(r.source, '')
      from ${records(`"rowId" uuid, service text, round text, school text, "opensAt" timestamp, "closesAt" timestamp,
        "nextExpected" text, source text`)} left join schools s on s.code = r.school
      on conflict (service, school_id, round) do update set period = excluded.period, next_expected = excluded.next_expected,
        source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from windows w using ${records('service text, round text, school text')} left join schools s on s.code = r.school
      where w.service = r.service and w.round = r.round and w.school_id is not distinct from s.id`,
    ),
  restingOn: (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select concat_ws(' ', r.service, r.school, r.round) as key, '次提交' as what, count(*)::int as number
      from ${records('service text, round text, school text')} left join schools s on s.code = r.school
      join windows w on w.service = r.service and w.round = r.round and w.school_id is not distinct from s.id
      join filings f on f.window_id = w.id
      group by 1 order by 1`,
    ),
  heldBy: reopened,
  concerns: concernedByService(['service', 'school', 'round']),
}

/** WIN-01: a file reopens no round whose results are out, as the page does not. */
async function reopened(tx: Tx, rows: readonly Row[]): Promise<Resting[]> {
  const rounds = rows.map((row) => {
    const [day = '', time = ''] = textOf(row, 'closesAt').split(' ')
    const [service, round, school] = [textOf(row, 'service'), textOf(row, 'round'), textOf(row, 'school')]
    return { key: keyOf(windows, row), service, round, school, closesAt: beijingInstant(day, time) }
  })
  const words = '的结果已经发布（或已同意发布），不能再延长或补开。需要补办的，请新增一个批次。'
  return (await listReopened(tx, rounds)).map((key) => ({ key, words }))
}

function wrongPeriods(rows: readonly PlacedRow[]) {
  const whole = rows.filter(({ row }) => row.opensAt !== undefined && row.closesAt !== undefined)
  const turned = whole.filter(({ row }) => textOf(row, 'closesAt') <= textOf(row, 'opensAt'))
  const straight = whole.filter((one) => !turned.includes(one))
  const periods = Map.groupBy(straight, ({ row }) => `${textOf(row, 'service')} ${textOf(row, 'school')}`)
  return [
    ...turned.map(({ at }) => ({ at, column: 'closesAt', text: '截止时间应在开放时间之后。' })),
    ...[...periods.values()].flatMap(overlaps),
  ]
}

function overlaps(rows: readonly PlacedRow[]) {
  const byOpening = rows.toSorted((a, b) => (textOf(a.row, 'opensAt') < textOf(b.row, 'opensAt') ? -1 : 1))
  let last = byOpening[0]
  return byOpening.slice(1).flatMap((one) => {
    const earlier = last
    if (!earlier || textOf(one.row, 'closesAt') > textOf(earlier.row, 'closesAt')) last = one
    if (!earlier || textOf(one.row, 'opensAt') >= textOf(earlier.row, 'closesAt')) return []
    return [
      {
        at: one.at,
        column: 'opensAt',
        text: `与${earlier.at}的开放时间重叠，同一业务同一学校同时只能开放一次。`,
      },
    ]
  })
}
