import { sql } from 'kysely'
import { TEXT_KEYS } from '#contracts/office/administration.ts'
import { proseColumn, wordColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf } from '#platform/sections/entries.store.ts'
import { textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'

/** 页面文字: the texts in force. A changed text becomes the next version, and earlier versions stay (CNT-01). */
export const texts: Section = {
  name: 'texts',
  title: '页面文字',
  form: tableForm('texts.csv', [
    wordColumn(['key', '代号'], Object.fromEntries(TEXT_KEYS.map((key) => [key, key]))),
    proseColumn(['body', '内容']),
  ]),
  key: ['key'],
  list: (tx) =>
    entriesOf(tx, sql`select distinct on (key) key, body from text_versions order by key, version desc`),
  save: (tx, rows, at) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into text_versions (key, version, body, edited_at)
      select r.key, 1 + coalesce((select max(version) from text_versions t where t.key = r.key), 0), r.body, ${at}
      from ${records('key text, body text')}`,
    ),
  remove: async () => undefined,
  restingOn: async (_tx, rows) => rows.map((row) => ({ key: textOf(row, 'key'), words: '已公布的版本' })),
}
