import { sql } from 'kysely'
import { SOURCE } from '#modules/catalogue/public.ts'
import { dayColumn, lineColumn, numbersColumn } from '#platform/sections/columns.ts'
import { entriesOf, recordsOf, restsOf } from '#platform/sections/entries.store.ts'
import { type PlacedRow, textOf } from '#platform/sections/row.ts'
import type { Section } from '#platform/sections/section.ts'
import { tableForm } from '#platform/sections/table-form.ts'
import { parsePattern } from '#rulebook/diplomas/diploma-no-parts.ts'

/** 毕业证书编号规则: the pattern and the check digit of diploma numbers, from a diploma date on (GRA-12, domain.md 4.8). */
export const diplomaNumberRules: Section = {
  name: 'diploma-number-rules',
  title: '毕业证书编号规则',
  form: tableForm('diploma-number-rules.csv', [
    dayColumn(['validFrom', '生效日期']),
    lineColumn(['pattern', '编号格式'], 100),
    numbersColumn(['checkWeights', '校验权数'], { from: 0, to: 99 }),
    lineColumn(['checkCharacters', '校验字符'], 40),
    SOURCE,
  ]),
  key: ['validFrom'],
  examine: (rows) => rows.flatMap(wrongRule),
  list: (tx) =>
    entriesOf(
      tx,
      sql`select valid_from::text as "validFrom", pattern, to_jsonb(check_weights) as "checkWeights",
          check_characters as "checkCharacters", source
        from diploma_number_rules order by valid_from`,
    ),
  save: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) => sql`
      insert into diploma_number_rules (valid_from, pattern, check_weights, check_characters, source)
      select "validFrom", pattern, "checkWeights", "checkCharacters", source
      from ${records('"validFrom" date, pattern text, "checkWeights" smallint[], "checkCharacters" text, source text')}
      on conflict (valid_from) do update set pattern = excluded.pattern, check_weights = excluded.check_weights,
        check_characters = excluded.check_characters, source = excluded.source`,
    ),
  remove: (tx, rows) =>
    recordsOf(
      tx,
      rows,
      (records) =>
        sql`delete from diploma_number_rules x using ${records('"validFrom" date')} where x.valid_from = r."validFrom"`,
    ),
  // Numbers that were made by a rule can be checked only while the rule is there.
  restingOn: (tx, rows) =>
    restsOf(
      tx,
      rows,
      (records) => sql`
      select r."validFrom"::text as key, '个证书编号' as what, count(*)::int as number
      from ${records('"validFrom" date')} join diplomas d on d.graduates_on >= r."validFrom"
      group by 1 order by 1`,
    ),
}

function wrongRule({ at, row }: PlacedRow) {
  const parts = parsePattern(textOf(row, 'pattern'))
  const characters = textOf(row, 'checkCharacters')
  return [
    ...(typeof parts === 'string' && row.pattern !== undefined
      ? [{ at, column: 'pattern', text: `${parts}例如 6{level:5/6}31{ticket}{check}。` }]
      : []),
    ...(row.checkCharacters !== undefined && !/^[0-9A-Z]{2,40}$/.test(characters)
      ? [
          {
            at,
            column: 'checkCharacters',
            text: '应为 2 到 40 个数字或大写字母，按余数排列，例如 1029876543。',
          },
        ]
      : []),
  ]
}
