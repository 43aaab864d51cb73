import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database, Tx } from '#platform/db/database.ts'

/** One line of the staging table, as COPY takes it. */
export interface StagingLine {
  rowNo: number
  cells: readonly string[]
  ticketNo: string
  name: string
  courseCode: string
  outcome: string
  mark: number | undefined
  grade: string | undefined
  fields: unknown
  problems: readonly string[]
}

/** Removes what an earlier, broken-off check of the batch staged. */
export async function clearStaging(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('import_rows').where('batch_id', '=', batchId).execute()
}

/** Streams lines into the staging table with COPY; memory stays flat, whatever the file's length. */
export async function copyIntoStaging(
  database: Database,
  batchId: string,
  lines: AsyncIterable<readonly StagingLine[]>,
): Promise<void> {
  const client = await database.connect()
  let failure: unknown
  try {
    const target = client.query(
      copyFrom(
        'copy import_rows (batch_id, row_no, cells, ticket_no, given_name, course_code, outcome, mark, grade, fields, problems) from stdin',
      ),
    )
    await pipeline(Readable.from(asText(batchId, lines)), target)
  } catch (error) {
    failure = error
    throw error
  } finally {
    client.release(failure !== undefined)
  }
}

async function* asText(
  batchId: string,
  lines: AsyncIterable<readonly StagingLine[]>,
): AsyncGenerator<string> {
  for await (const batch of lines) {
    let text = ''
    for (const line of batch) text += textOf(batchId, line)
    yield text
  }
}

function textOf(batchId: string, line: StagingLine): string {
  const fields = line.fields === undefined ? '\\N' : escaped(JSON.stringify(line.fields))
  return `${batchId}\t${line.rowNo}\t${arrayOf(line.cells)}\t${escaped(line.ticketNo)}\t${escaped(line.name)}\t${escaped(line.courseCode)}\t${line.outcome || '\\N'}\t${line.mark ?? '\\N'}\t${line.grade ?? '\\N'}\t${fields}\t${arrayOf(line.problems)}\n`
}

function arrayOf(values: readonly string[]): string {
  if (values.length === 0) return '{}'
  return escaped(`{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`)
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

/** Asks of all rows at once what needs the database, and notes the answers (IMP-02). */
export async function judgeScoreRows(
  tx: Tx,
  batch: { id: string; sittingId: string; source: 'exam' | 'practice'; schoolId: string | undefined },
): Promise<void> {
  const { id, sittingId, source, schoolId } = batch
  await sql`analyze import_rows`.execute(tx).catch(() => undefined)
  await sql`
    update import_rows r set ticket_id = t.id, person_id = t.person_id,
      problems = r.problems
        || case when r.given_name <> '' and upper(r.given_name) <> upper(p.name) then array['name_mismatch'] else '{}' end
        || case when ${schoolId ?? null}::uuid is not null and t.school_id <> ${schoolId ?? null}::uuid then array['out_of_scope'] else '{}' end
        || case when exists (select 1 from scores s where s.ticket_id = t.id and s.course_code = r.course_code
            and s.sitting_id = ${sittingId} and s.source = ${source} and s.state <> 'void') then array['already_recorded'] else '{}' end
    from tickets t join persons p on p.id = t.person_id
    where r.batch_id = ${id} and t.ticket_no = r.ticket_no`.execute(tx)
  await sql`
    update import_rows r set problems = problems
      || case when r.ticket_id is null and not r.problems && array['ticket_no_missing', 'ticket_no_form'] then array['unknown_ticket'] else '{}' end
      || case when not exists (select 1 from courses c where c.code = r.course_code) and not r.problems && array['course_missing'] then array['unknown_course'] else '{}' end
    where r.batch_id = ${id} and (r.ticket_id is null or not exists (select 1 from courses c where c.code = r.course_code))`.execute(
    tx,
  )
  await sql`
    with twice as (select ticket_no, course_code from import_rows where batch_id = ${id} and ticket_no <> ''
      group by 1, 2 having count(*) > 1)
    update import_rows r set problems = r.problems || array['duplicate_in_file'] from twice d
    where r.batch_id = ${id} and r.ticket_no = d.ticket_no and r.course_code = d.course_code`.execute(tx)
}

/** The same for a candidates file. */
export async function judgeCandidateRows(tx: Tx, batchId: string): Promise<void> {
  await sql`
    update import_rows r set plan_id = (
      select p.id from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
      where s.code = r.fields->>'schoolCode' and m.code = r.fields->>'majorCode' order by p.effective_on desc limit 1)
    where r.batch_id = ${batchId}`.execute(tx)
  await sql`
    update import_rows r set
      person_id = (select p.id from persons p where p.id_number_index = decode(r.fields->>'idNumberIndex', 'hex')),
      problems = r.problems
        || case when r.plan_id is null then array['unknown_major'] else '{}' end
        || case when exists (select 1 from tickets t where t.ticket_no = r.ticket_no) then array['ticket_taken'] else '{}' end
        || case when exists (select 1 from persons p where p.id_number_index = decode(r.fields->>'idNumberIndex', 'hex')
            and upper(p.name) <> upper(r.given_name)) then array['id_other_name'] else '{}' end
    where r.batch_id = ${batchId}`.execute(tx)
  await sql`
    with twice as (select ticket_no from import_rows where batch_id = ${batchId} group by 1 having count(*) > 1),
      two_names as (select fields->>'idNumberIndex' as number from import_rows where batch_id = ${batchId}
        group by 1 having count(distinct given_name) > 1)
    update import_rows r set problems = r.problems
      || case when exists (select 1 from twice d where d.ticket_no = r.ticket_no) then array['duplicate_in_file'] else '{}' end
      || case when exists (select 1 from two_names n where n.number = r.fields->>'idNumberIndex') then array['id_other_name'] else '{}' end
    where r.batch_id = ${batchId} and (r.ticket_no in (select ticket_no from twice)
      or r.fields->>'idNumberIndex' in (select number from two_names))`.execute(tx)
}

/** How many rows there are, and how many cannot be taken. */
export async function countStaged(tx: Tx, batchId: string): Promise<{ total: number; faulty: number }> {
  const { rows } = await sql<{ total: number; faulty: number }>`
    select count(*)::int as total, count(*) filter (where problems <> '{}')::int as faulty
    from import_rows where batch_id = ${batchId}`.execute(tx)
  return rows[0] ?? { total: 0, faulty: 0 }
}

/** What a person should look at before going on: none of it stops the import. */
export async function findWarnings(tx: Tx, batchId: string): Promise<string[]> {
  const { rows } = await sql<{ words: string }>`
    select '课程 ' || course_code || ' 缺考 ' || absent || ' 人，占 ' || (100 * absent / total) || '%，请核对是否正常。' as words
    from (select course_code, count(*) as total, count(*) filter (where outcome = 'absent') as absent
      from import_rows where batch_id = ${batchId} group by 1) c
    where total >= 20 and absent * 10 > total * 4
    union all
    select '有 ' || count(*) || ' 行的课程不在考生的考试计划中，请核对。' from import_rows r
      join tickets t on t.id = r.ticket_id
      where r.batch_id = ${batchId} and not exists (
        select 1 from plan_courses pc where pc.plan_id = t.plan_id and pc.course_code = r.course_code)
      having count(*) > 0
    limit 20`.execute(tx)
  return rows.map(({ words }) => words)
}

/** How often each problem occurs. */
export async function countProblems(tx: Tx, batchId: string): Promise<{ problem: string; rows: number }[]> {
  const { rows } = await sql<{ problem: string; rows: number }>`
    select problem, count(*)::int as rows from import_rows r, unnest(r.problems) problem
    where r.batch_id = ${batchId} and r.problems <> '{}' group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

/** Faulty rows in the file's order, after that row. */
export async function listFaultyRows(tx: Tx, batchId: string, page: { after: number; limit: number }) {
  return tx
    .selectFrom('import_rows')
    .select(['row_no', 'cells', 'problems'])
    .where('batch_id', '=', batchId)
    .where('problems', '<>', sql<string[]>`'{}'`)
    .where('row_no', '>', page.after)
    .orderBy('row_no')
    .limit(page.limit)
    .execute()
}
