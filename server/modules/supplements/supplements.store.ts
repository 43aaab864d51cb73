import type { ServiceCode } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { SupplementLimit } from '#rulebook/supplements/supplement-day.ts'

/** Lists between which days the results of each kind may lie. */
export async function listLimits(tx: Tx): Promise<ReadonlyMap<string, SupplementLimit>> {
  const rows = await tx
    .selectFrom('supplement_limits')
    .select(['service', 'from_day', 'until_day'])
    .orderBy('service')
    .execute()
  return new Map(rows.map(({ service, from_day: from, until_day: until }) => [service, { from, until }]))
}

/** Between which days the results of a kind may lie. */
export async function getLimit(tx: Tx, service: ServiceCode): Promise<SupplementLimit> {
  const limit = (await listLimits(tx)).get(service)
  if (limit === undefined) throw new Error(`no limit for ${service}`)
  return limit
}

/** An application of a person, of whatever service, that is not withdrawn. */
export interface StandingMatter {
  id: string
  ticketId: string
  ticketNo: string
  service: string
  title: string
  state: string
}

/** Lists what a person applied for about one subject, over all 准考证 and services: a course can be asked for in several ways. */
export async function listMattersAbout(
  tx: Tx,
  { personId, subject }: { personId: string; subject: string },
): Promise<StandingMatter[]> {
  return tx
    .selectFrom('applications as a')
    .innerJoin('tickets as t', 't.id', 'a.ticket_id')
    .select(['a.id', 'a.ticket_id as ticketId', 't.ticket_no as ticketNo', 'a.service', 'a.title', 'a.state'])
    .where('a.person_id', '=', personId)
    .where('a.subject', '=', subject)
    .where('a.state', '<>', 'withdrawn')
    .orderBy('a.application_no')
    .limit(100)
    .execute()
}

/** Lists the 转入补登 of a person that are not decided yet, over all 准考证, with what opens them. */
export async function listOpenTransfers(
  tx: Tx,
  personId: string,
): Promise<(StandingMatter & { person_id: string; revision: number; subject: string })[]> {
  return tx
    .selectFrom('applications as a')
    .innerJoin('tickets as t', 't.id', 'a.ticket_id')
    .select(['a.id', 'a.ticket_id as ticketId', 't.ticket_no as ticketNo', 'a.service', 'a.title', 'a.state'])
    .select(['a.person_id', 'a.revision', 'a.subject'])
    .where('a.person_id', '=', personId)
    .where('a.service', '=', 'supplement-transfer')
    .where('a.state', 'not in', ['withdrawn', 'rejected', 'approved'])
    .orderBy('a.application_no')
    .limit(100)
    .execute()
}

/** A course of the catalogue, discontinued ones included. */
export interface CatalogueCourse {
  code: string
  name: string
  discontinuedOn: string | null
  /** Whether some plan has it as a written course, and none as practice or thesis: its result is a mark. */
  isWritten: boolean
}

/** Finds these courses in the catalogue, by code. */
export async function findCourses(
  tx: Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, CatalogueCourse>> {
  const asked = codes.length > 0 ? codes : ['']
  const courses = await tx
    .selectFrom('courses')
    .select(['code', 'name', 'discontinued_on'])
    .where('code', 'in', asked)
    .execute()
  const modes = await tx
    .selectFrom('plan_courses')
    .select(['course_code', 'mode'])
    .distinct()
    .where('course_code', 'in', asked)
    .execute()
  return new Map(
    courses.map(({ code, name, discontinued_on: discontinuedOn }) => {
      const own = modes.filter(({ course_code: course }) => course === code)
      const isWritten = own.length > 0 && own.every(({ mode }) => mode === 'written')
      return [code, { code, name, discontinuedOn, isWritten }]
    }),
  )
}

/** Lists what else of the person was filed with a credential of that number, the withdrawn left out, by the digests that it has. */
export async function listFiledWith(
  tx: Tx,
  { personId, numberIndexes }: { personId: string; numberIndexes: readonly Buffer[] },
): Promise<{ applicationId: string; title: string }[]> {
  return tx
    .selectFrom('filed_credentials as f')
    .innerJoin('applications as a', (join) =>
      join
        .onRef('a.person_id', '=', 'f.person_id')
        .onRef('a.id', '=', 'f.application_id')
        .onRef('a.revision', '=', 'f.revision'),
    )
    .select(['a.id as applicationId', 'a.title'])
    .where('f.person_id', '=', personId)
    .where('f.number_index', 'in', numberIndexes)
    .where('a.state', 'not in', ['withdrawn', 'rejected'])
    .orderBy('a.application_no')
    .limit(50)
    .execute()
}
