import { type Expression, sql } from 'kysely'
import type { Tx } from './database.ts'

/** A row that came by itself, or as JSON, which has no instants: they are texts there. */
export type RowOrJson<Row> = {
  [Column in keyof Row]: Date extends Row[Column] ? Row[Column] | string : Row[Column]
}

/** A query with what its rows come to, which can be asked by itself or together with others. It reads no bytes, which JSON does not have. */
export interface Question<Row, Answer> {
  rows: Expression<Row>
  answer(rows: readonly RowOrJson<Row>[]): Answer
}

/** What several questions are answered with, each under its name. */
export type AnswersTo<Questions extends Record<string, Question<unknown, unknown>>> = {
  [Name in keyof Questions]: ReturnType<Questions[Name]['answer']>
}

/** Asks one question. */
export async function ask<Row, Answer>(tx: Tx, { rows, answer }: Question<Row, Answer>): Promise<Answer> {
  return answer((await sql<RowOrJson<Row>>`${rows}`.execute(tx)).rows)
}

/**
 * Asks several questions in one statement, and answers each under its name. The way to the database and back costs more than
 * most answers (decision 0092), and all of them are of one instant.
 */
export async function askTogether<Answers extends object>(
  tx: Tx,
  questions: { [Name in keyof Answers]: Question<unknown, Answers[Name]> },
): Promise<Answers> {
  const asked = Object.entries<Question<unknown, unknown>>(questions)
  const lists = asked.map(
    ([name, { rows }]) =>
      sql`(select coalesce(json_agg(listed), '[]') from (${rows}) listed) as ${sql.id(name)}`,
  )
  const { rows } = await sql<Record<string, object[]>>`select ${sql.join(lists)}`.execute(tx)
  const answers = asked.map(([name, { answer }]) => [name, answer(rows[0]?.[name] ?? [])])
  return Object.fromEntries(answers) as Answers
}
