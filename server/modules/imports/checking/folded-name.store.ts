import { type RawBuilder, sql } from 'kysely'
import { ALIKE_CHARACTERS } from '#rulebook/folding/alike-characters.ts'

const WRITTEN = [...ALIKE_CHARACTERS.keys()].join('')
const MEANT = [...ALIKE_CHARACTERS.values()].join('')

/**
 * Does in SQL, for stored names, what the rulebook's `sameName` does: ignores case, variants of a glyph and the
 * character codes of older systems (UX-02). Stored names were folded on input, which covers the rest of that rule.
 */
export function foldedName(column: string): RawBuilder<string> {
  return sql`upper(translate(regexp_replace(${sql.ref(column)}, '[\\uFE00-\\uFE0F\\U000E0100-\\U000E01EF]', '', 'g'), ${WRITTEN}, ${MEANT}))`
}
