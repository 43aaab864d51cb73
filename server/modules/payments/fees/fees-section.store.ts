import { sql } from 'kysely'
import { SERVICE_NAMES, SERVICES } from '#contracts/services.ts'
import { concernedByService, NAMES_SCHOOL, SCHOOL, SOURCE } from '#modules/catalogue/public.ts'
import {
  dayColumn,
  lineColumn,
  numberColumn,
  optional,
  wordColumn,
  yuanColumn,
} from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import type { FeeHold, FeeOpening } from './fee.rules.ts'

const SERVICE_WORDS = Object.fromEntries(SERVICE_NAMES.map((code) => [SERVICES[code].title, code]))
const OPENING_WORDS = {
  提交: 'filing',
  '第 1 级通过': 'level_1',
  '第 2 级通过': 'level_2',
  '第 3 级通过': 'level_3',
  最后一级通过: 'approval',
} as const satisfies Record<string, FeeOpening>
const HOLD_WORDS = {
  毕业发布: 'publication',
  最后一级通过: 'approval',
  不暂缓: 'nothing',
} as const satisfies Record<string, FeeHold>

const COLUMNS = `"rowId" uuid, service text, school text, round text, "validFrom" date, title text, fen integer, "opensAfter" text,
  "holdsUp" text, "payableFrom" date, "payableUntil" date, "orderMinutes" smallint, "revenueCode" text, source text`

/** 收费标准: what a service costs, which move opens the payment, and what an unpaid fee holds up (PAY-01, GRA-09). */
export const fees: Section = {
  name: 'fees',
  title: '收费标准',
  form: tableForm('fees.csv', [
    wordColumn(['service', '业务'], SERVICE_WORDS),
    optional(SCHOOL),
    optional(lineColumn(['round', '批次'], 40)),
    dayColumn(['validFrom', '生效日期']),
    lineColumn(['title', '收费项目'], 40),
    yuanColumn(['fen', '金额'], 10_000_000),
    wordColumn(['opensAfter', '开放缴费'], OPENING_WORDS),
    wordColumn(['holdsUp', '未缴时暂缓'], HOLD_WORDS),
    optional(dayColumn(['payableFrom', '缴费开始日期'])),
    optional(dayColumn(['payableUntil', '缴费截止日期'])),
    numberColumn(['orderMinutes', '订单分钟'], { from: 5, to: 1440, step: 1 }),
    optional(lineColumn(['revenueCode', '财政项目编码'], 40)),
    SOURCE,
  ]),
  key: ['service', 'school', 'round', 'validFrom'],
  references: [NAMES_SCHOOL],
  examine: (rows) => rows.flatMap((row) => [...turnedWindow(row), ...deadLock(row)]),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select f.service, s.code as school, f.round, f.valid_from::text as "validFrom", f.title, f.fen, f.opens_after as "opensAfter",
          f.holds_up as "holdsUp", f.payable_from::text as "payableFrom", f.payable_until::text as "payableUntil",
          f.order_minutes as "orderMinutes", f.revenue_code as "revenueCode", f.source
        from fees f left join schools s on s.id = f.school_id
        order by f.service, s.code nulls first, f.round nulls first, f.valid_from`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into fees (id, service, school_id, round, valid_from, title, fen, opens_after, holds_up, payable_from, payable_until,
        order_minutes, revenue_code, source)
      select r."rowId", r.service, s.id, r.round, r."validFrom", r.title, r.fen, r."opensAfter", r."holdsUp", r."payableFrom",
        r."payableUntil", r."orderMinutes", r."revenueCode", r.source
      from ${records(COLUMNS)} left join schools s on s.code = r.school
      on conflict (service, school_id, round, valid_from) do update set title = excluded.title, fen = excluded.fen,
        opens_after = excluded.opens_after, holds_up = excluded.holds_up, payable_from = excluded.payable_from,
        payable_until = excluded.payable_until, order_minutes = excluded.order_minutes, revenue_code = excluded.revenue_code,
        source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from fees f using ${records(COLUMNS)} left join schools s on s.code = r.school
      where f.service = r.service and f.school_id is not distinct from s.id and f.round is not distinct from r.round
        and f.valid_from = r."validFrom"`,
    ),
  // An order keeps its title and its amount: nothing else was taken from the row.
  restingOn: async () => [],
  concerns: concernedByService(['service', 'school', 'round', 'validFrom']),
}

function turnedWindow({ at, row }: PlacedRow) {
  const [from, until] = [textOf(row, 'payableFrom'), textOf(row, 'payableUntil')]
  return from !== '' && until !== '' && until < from
    ? [{ at, column: 'payableUntil', text: '缴费截止日期不能早于缴费开始日期。' }]
    : []
}

/** A fee that opens with the last approval and holds it up could never be paid. */
function deadLock({ at, row }: PlacedRow) {
  return row.opensAfter === 'approval' && row.holdsUp === 'approval'
    ? [{ at, column: 'holdsUp', text: '最后一级通过后才开放缴费的，不能在未缴时暂缓最后一级通过。' }]
    : []
}
