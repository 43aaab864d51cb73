import { sql } from 'kysely'
import type { Question } from '#platform/db/question.ts'
import type { Substitution } from '#rulebook/degree/degree-case.ts'

/** A rule of the substitution table, with what pages say about it. */
export interface SubstitutionWithSource {
  rule: Substitution
  words: string | undefined
  source: string
  /** Its source is not the examination authority's own table: it is shown as an example. */
  isExample: boolean
}

interface Row {
  id: string
  old_courses: string[]
  new_courses: string[]
  at_least: number
  min_credits: number | null
  passed_before: string | null
  applies_from: string | null
  applies_to: string | null
  exempted: boolean
  words: string | null
  source: string
  is_example: boolean
}

/** Asks for the substitutions that a candidate of a plan's major can use, by their numbers; whether they are in force the audit sees. */
export function substitutionsUnder(planId: string): Question<Row, SubstitutionWithSource[]> {
  const rows = sql<Row>`
    select id, old_courses, new_courses, at_least, min_credits, passed_before, applies_from, applies_to, exempted, words, source,
      is_example
    from substitutions
    where majors is null or (select m.code from plans p join majors m on m.id = p.major_id where p.id = ${planId}) = any(majors)
    order by id`
  return { rows, answer: (found) => found.map(substitution) }
}

function substitution(row: Row): SubstitutionWithSource {
  return {
    rule: {
      id: row.id,
      old: row.old_courses,
      new: row.new_courses,
      needs: {
        atLeast: row.at_least,
        ...(row.min_credits === null ? {} : { minCredits: row.min_credits }),
      },
      passedBefore: row.passed_before,
      appliesFrom: row.applies_from,
      appliesTo: row.applies_to,
      exempted: row.exempted,
    },
    words: row.words ?? undefined,
    source: row.source,
    isExample: row.is_example,
  }
}
