import { sql } from 'kysely'
import { SERVICE_CODES, SERVICES } from '#contracts/services.ts'
import { concernedByService } from '#modules/catalogue/public.ts'
import {
  codeColumn,
  lineColumn,
  minuteColumn,
  numberColumn,
  optional,
  wordColumn,
  wordsColumn,
} from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { CREDENTIAL_TYPES } from '#rulebook/evidence/credential-types.ts'

const COLUMNS = `service text, code text, number smallint, seq smallint, label text, words text, remedy text,
  "credentialTypes" text[], places text[], "needsNote" boolean, "retiredAt" timestamp`
const PLACES = { 申请: 'application', 凭证: 'credential', 部分: 'section', 行: 'row', 栏目: 'field' }

/**
 * 不通过原因: the reasons in the candidate's words, each with its remedy (REV-04). A reason that was used is retired, never
 * deleted.
 */
export const rejectReasons: Section = {
  name: 'reject-reasons',
  title: '不通过原因',
  form: tableForm('reject-reasons.csv', [
    wordColumn(
      ['service', '业务'],
      Object.fromEntries(SERVICE_CODES.map((code) => [SERVICES[code].title, code])),
    ),
    codeColumn(['code', '代号'], {
      fold: 'text',
      pattern: /^[a-z][a-z0-9_]{1,39}$/,
      words: '小写字母开头的小写字母、数字和下划线',
    }),
    numberColumn(['number', '编号'], { from: 1, to: 99, step: 1 }),
    numberColumn(['seq', '序号'], { from: 0, to: 9999, step: 1 }),
    lineColumn(['label', '简称'], 60),
    lineColumn(['words', '说明'], 300),
    lineColumn(['remedy', '补救办法'], 300),
    optional(
      wordsColumn(
        ['credentialTypes', '凭证类型'],
        Object.fromEntries(CREDENTIAL_TYPES.map(({ code, name }) => [name, code])),
      ),
    ),
    optional(wordsColumn(['places', '位置'], PLACES)),
    wordColumn(['needsNote', '须写说明'], { 是: 'true', 否: 'false' }),
    optional(minuteColumn(['retiredAt', '停用时间'])),
  ]),
  key: ['service', 'code'],
  unique: [['service', 'number']],
  retiredBy: 'retiredAt',
  list: (tx) =>
    entriesOf(
      tx,
      sql`select service, code, number, seq, label, words, remedy, to_jsonb(credential_types) as "credentialTypes",
          to_jsonb(places) as places, needs_note::text as "needsNote",
          to_char(retired_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "retiredAt"
        from reject_reasons order by service, seq, code`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into reject_reasons (service, code, number, seq, label, words, remedy, credential_types, places, needs_note, retired_at)
      select service, code, number, seq, label, words, remedy, "credentialTypes", places, "needsNote",
        "retiredAt" at time zone 'Asia/Shanghai'
      from ${records(COLUMNS)}
      on conflict (service, code) do update set number = excluded.number, seq = excluded.seq, label = excluded.label,
        words = excluded.words, remedy = excluded.remedy, credential_types = excluded.credential_types,
        places = excluded.places, needs_note = excluded.needs_note, retired_at = excluded.retired_at`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`delete from reject_reasons d using ${records(COLUMNS)}
        where d.service = r.service and d.code = r.code`,
    ),
  restingOn: (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select concat_ws(' ', r.service, r.code) as key, '次不通过' as what, count(*)::int as number
      from ${records(COLUMNS)} join applications a on a.service = r.service
      join application_steps s on s.person_id = a.person_id and s.application_id = a.id
        and s.reasons @> jsonb_build_array(jsonb_build_object('code', r.code))
      group by 1 order by 1`,
    ),
  concerns: concernedByService(['service', 'code']),
}
