import { type RawBuilder, sql } from 'kysely'
import { ALIKE_CHARACTERS } from '#rulebook/folding/alike-characters.ts'

const WRITTEN = [...ALIKE_CHARACTERS.keys()].join('')
const MEANT = [...ALIKE_CHARACTERS.values()].join('')

/**
 * `sameName` of the rulebook for stored names, in SQL: case, the variants of a glyph and the codes of older systems do not count
 * (UX-02). What is stored was folded as it came in; the rest of the rule is done by then.
 */
export function foldedName(column: string): RawBuilder<string> {
  return sql`upper(translate(regexp_replace(${sql.ref(column)}, '[\\uFE00-\\uFE0F\\U000E0100-\\U000E01EF]', '', 'g'), ${WRITTEN}, ${MEANT}))`
}
