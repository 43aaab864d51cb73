import { sql } from 'kysely'
import { dayColumn, numberColumn, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { COURSE, EXAMPLE, namedBy, SOURCE } from '../entry-columns.ts'

const COLUMNS = `number smallint, course text, "heldOn" date, "halfDay" text, source text, "isExample" boolean`

/** 考试安排 (AUD-08): on which half day of a sitting a course is examined. Only what has a source stands here. */
export const examSessions: Section = {
  name: 'exam-sessions',
  title: '考试安排',
  form: tableForm('exam-sessions.csv', [
    numberColumn(['number', '考次号'], { from: 1, to: 9999, step: 1 }),
    COURSE,
    dayColumn(['heldOn', '考试日期']),
    wordColumn(['halfDay', '场次'], { 上午: 'morning', 下午: 'afternoon' }),
    EXAMPLE,
    SOURCE,
  ]),
  key: ['number', 'course'],
  references: [
    { to: 'sittings', column: 'number', keysOf: (row) => namedBy(row, ['number']) },
    { to: 'courses', column: 'course', keysOf: (row) => namedBy(row, ['course']) },
  ],
  agreement: {
    sections: ['exam-sessions', 'sittings'],
    examine: (rowsOf) => {
      const sittings = new Map(rowsOf('sittings').map(({ row }) => [textOf(row, 'number'), row]))
      return rowsOf('exam-sessions').flatMap(({ at, row }) => {
        const sitting = sittings.get(textOf(row, 'number'))
        const on = textOf(row, 'heldOn')
        if (!sitting || (textOf(sitting, 'heldFrom') <= on && on <= textOf(sitting, 'heldTo'))) return []
        const text = `第 ${textOf(row, 'number')} 次考试的课程 ${textOf(row, 'course')} 安排在 ${on}，不在这次考试的日期（${textOf(sitting, 'heldFrom')} 至 ${textOf(sitting, 'heldTo')}）里。`
        return [{ section: 'exam-sessions', at, column: 'heldOn', text }]
      })
    },
  },
  list: (tx) =>
    entriesOf(
      tx,
      sql`select g.number, x.course_code as course, x.held_on as "heldOn", x.half_day as "halfDay",
          x.is_example::text as "isExample", x.source
        from exam_sessions x join sittings g on g.id = x.sitting_id order by g.number, x.held_on, x.half_day desc, x.course_code`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into exam_sessions (sitting_id, course_code, held_on, half_day, source, is_example)
      select g.id, r.course, r."heldOn", r."halfDay", r.source, r."isExample"
      from ${records(COLUMNS)} join sittings g on g.number = r.number
      on conflict (sitting_id, course_code) do update set held_on = excluded.held_on, half_day = excluded.half_day,
        source = excluded.source, is_example = excluded.is_example`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      delete from exam_sessions x using ${records(COLUMNS)} join sittings g on g.number = r.number
      where x.sitting_id = g.id and x.course_code = r.course`,
    ),
  restingOn: async () => [],
}
