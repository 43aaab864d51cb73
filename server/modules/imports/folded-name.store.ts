import { type RawBuilder, sql } from 'kysely'

/** `sameName` of the rulebook for stored names, in SQL: case and the variants of a glyph do not count (UX-02). */
export function foldedName(column: string): RawBuilder<string> {
  return sql`upper(regexp_replace(${sql.ref(column)}, '[\\uFE00-\\uFE0F\\U000E0100-\\U000E01EF]', '', 'g'))`
}
