import { sql } from 'kysely'
import { SOURCE } from '#modules/catalogue/public.ts'
import { dayColumn, lineColumn, numberColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import { type Json, type PlacedRow, textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { heldByFilings } from './held-batches.store.ts'
import { roundsColumn } from './rounds-column.ts'

/**
 * 毕业批次: June and December, each with the date of its diplomas, the rounds of 申请毕业 that belong to it, and the length of
 * the self-appraisal (GRA-05, GRA-12).
 */
export const graduationBatches: Section = {
  name: 'graduation-batches',
  title: '毕业批次',
  form: tableForm('graduation-batches.csv', [
    lineColumn(['name', '名称'], 40),
    dayColumn(['graduatesOn', '毕业日期']),
    roundsColumn(['rounds', '申请批次']),
    numberColumn(['appraisalMin', '自我鉴定最少字数'], { from: 0, to: 2000, step: 1 }),
    numberColumn(['appraisalMax', '自我鉴定最多字数'], { from: 1, to: 2000, step: 1 }),
    SOURCE,
  ]),
  key: ['name'],
  unique: [['graduatesOn']],
  openColumns: ['appraisalMin', 'appraisalMax', 'source'],
  heldBy: heldByFilings,
  examine: (rows) => [...rows.flatMap(turnedLimits), ...sharedRounds(rows)],
  list: (tx) =>
    entriesOf(
      tx,
      sql`select b.name, b.graduates_on::text as "graduatesOn", b.appraisal_min as "appraisalMin", b.appraisal_max as "appraisalMax",
          b.source, (select jsonb_agg(r.round order by r.round) from graduation_batch_rounds r where r.batch_id = b.id) as rounds
        from graduation_batches b order by b.graduates_on, b.name`,
    ),
  async save(tx, rows) {
    await recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into graduation_batches (id, name, graduates_on, appraisal_min, appraisal_max, source)
      select "rowId", name, "graduatesOn", "appraisalMin", "appraisalMax", source
      from ${records('"rowId" uuid, name text, "graduatesOn" date, "appraisalMin" smallint, "appraisalMax" smallint, source text')}
      on conflict (name) do update set graduates_on = excluded.graduates_on, appraisal_min = excluded.appraisal_min,
        appraisal_max = excluded.appraisal_max, source = excluded.source`,
    )
    await recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from graduation_batch_rounds x using ${records('name text')} join graduation_batches b on b.name = r.name
      where x.batch_id = b.id`,
    )
    await recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into graduation_batch_rounds (round, batch_id)
      select named.round, b.id from ${records('name text, rounds text[]')}
      join graduation_batches b on b.name = r.name cross join unnest(r.rounds) as named(round)`,
    )
  },
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`delete from graduation_batches b using ${records('name text')} where b.name = r.name`,
    ),
  restingOn: async (tx, rows) => [
    ...(await restsOf(
      tx,
      rows,
      (records) => sql`
      select b.name as key, '次提交' as what, count(*)::int as number
      from ${records('name text')} join graduation_batches b on b.name = r.name
      join graduation_batch_rounds x on x.batch_id = b.id
      join windows w on w.service = 'graduation' and w.round = x.round join filings f on f.window_id = w.id
      group by 1 order by 1`,
    )),
    ...(await restsOf(
      tx,
      rows,
      (records) => sql`
      select b.name as key, '份核算或发布' as what, count(*)::int as number
      from ${records('name text')} join graduation_batches b on b.name = r.name
      join (select batch_id from graduation_publications union all select batch_id from graduation_audits) u on u.batch_id = b.id
      group by 1 order by 1`,
    )),
  ],
}

function turnedLimits({ at, row }: PlacedRow) {
  return Number(row.appraisalMin) <= Number(row.appraisalMax) || row.appraisalMax === undefined
    ? []
    : [{ at, column: 'appraisalMax', text: '最多字数不能少于最少字数。' }]
}

/** An application belongs to the batch of the round in which it was filed: a round names one batch. */
function sharedRounds(rows: readonly PlacedRow[]) {
  const first = new Map<string, string>()
  return rows.flatMap(({ at, row }) =>
    roundsOf(row.rounds).flatMap((round) => {
      const other = first.get(round)
      first.set(round, other ?? textOf(row, 'name'))
      return other === undefined
        ? []
        : [{ at, column: 'rounds', text: `申请批次「${round}」已属于毕业批次「${other}」。` }]
    }),
  )
}

function roundsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
