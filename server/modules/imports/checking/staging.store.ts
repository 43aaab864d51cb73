import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { builderOver, type Database, type Tx } from '#platform/db/database.ts'
import { DatabaseUnavailable } from '#platform/db/database-faults.ts'
import type { StagingLine } from '#server/import-kind.ts'

const STATEMENT_MS = 600_000
const COLUMNS =
  'row_no, cells, ticket_no, given_name, course_code, outcome, mark, grade, group_no, course_name, credits, passed_on, fields, problems'

/**
 * Streams lines with COPY into `staged`, a temporary table of this connection: neither logged nor indexed, and dropped with
 * the connection. Then runs `judge` in one transaction that sees the table. The memory used does not grow with the file.
 */
export async function withStaged(
  database: Database,
  lines: AsyncIterable<readonly StagingLine[]>,
  judge: (tx: Tx) => Promise<void>,
): Promise<void> {
  const client = await database.connect().catch((error: unknown) => {
    throw new DatabaseUnavailable('no connection', { cause: error })
  })
  try {
    await client.query(`set statement_timeout = ${STATEMENT_MS}`)
    await client.query(`create temporary table staged (row_no integer, cells text[], ticket_no text,
      given_name text, course_code text, outcome text, mark smallint, grade text, group_no integer,
      course_name text, credits numeric, passed_on date, fields jsonb, problems text[])`)
    await copyInto(client, lines)
    // The planner needs the number of rows only; the distribution of each column's values changes no plan here.
    await client.query('set default_statistics_target = 10; analyze staged')
    await client.query('begin')
    await judge(builderOver(client))
    await client.query('commit')
  } finally {
    // Closes the connection instead of returning it to the pool, so that its table and any open transaction end with it.
    client.release(true)
  }
}

async function copyInto(client: pg.PoolClient, lines: AsyncIterable<readonly StagingLine[]>): Promise<void> {
  const target = client.query(copyFrom(`copy staged (${COLUMNS}) from stdin`))
  await pipeline(Readable.from(asText(lines)), target)
}

async function* asText(lines: AsyncIterable<readonly StagingLine[]>): AsyncGenerator<string> {
  for await (const batch of lines) {
    let text = ''
    for (const line of batch) text += textOf(line)
    yield text
  }
}

function textOf(line: StagingLine): string {
  const fields = line.fields === undefined ? '\\N' : escaped(JSON.stringify(line.fields))
  return `${line.rowNo}\t${arrayOf(line.cells)}\t${escaped(line.ticketNo)}\t${escaped(line.name)}\t${escaped(line.courseCode)}\t${line.outcome || '\\N'}\t${line.mark ?? '\\N'}\t${line.grade ?? '\\N'}\t${line.group ?? '\\N'}\t${courseOf(line)}\t${fields}\t${arrayOf(line.problems)}\n`
}

function courseOf({ course }: StagingLine): string {
  if (course === undefined) return '\\N\t\\N\t\\N'
  return `${escaped(course.name)}\t${course.credits}\t${course.passedOn}`
}

function arrayOf(values: readonly string[]): string {
  if (values.length === 0) return '{}'
  return escaped(`{${values.map(quoted).join(',')}}`)
}

function quoted(value: string): string {
  return `"${/["\\]/.test(value) ? value.replaceAll(/["\\]/g, '\\$&') : value}"`
}

function escaped(text: string): string {
  return /[\\\t\n\r\0]/.test(text)
    ? text
        .replaceAll('\0', '')
        .replaceAll('\\', '\\\\')
        .replaceAll('\t', '\\t')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
    : text
}
