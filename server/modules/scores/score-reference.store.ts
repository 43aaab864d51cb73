import type { Tx } from '#platform/db/database.ts'
import { type ApprovedPublication, outTimes, type Sitting } from './score-visibility.rules.ts'

/** What every sheet needs besides its own rows: the same for all sheets, and small. */
export interface ScoreReference {
  courseNames: ReadonlyMap<string, string>
  /**
   * Credits by plan, then by course: also of the courses that only another version of the plan has, for since a transition the
   * holder of a 准考证 of the old one sits for those of the new one.
   */
  credits: ReadonlyMap<string, ReadonlyMap<string, number>>
  sittings: ReadonlyMap<string, Sitting>
  publications: readonly ApprovedPublication[]
  /** The instant at which each batch is out, in milliseconds. */
  outAt: ReadonlyMap<string, number>
}

/** Reads the whole reference. */
export async function readReference(tx: Tx): Promise<ScoreReference> {
  const courses = await tx.selectFrom('courses').select(['code', 'name']).execute()
  const places = await tx
    .selectFrom('plan_courses as c')
    .innerJoin('plans as p', 'p.id', 'c.plan_id')
    .select(['c.plan_id', 'p.major_id', 'c.course_code', 'c.credits'])
    .orderBy('p.effective_on')
    .orderBy('p.id')
    .execute()
  const sittings = await tx.selectFrom('sittings').select(['id', 'number', 'name']).execute()
  const published = await tx
    .selectFrom('publications as p')
    .innerJoin('sittings as g', 'g.id', 'p.sitting_id')
    .leftJoin('publication_batches as pb', 'pb.publication_id', 'p.id')
    .select(['p.id', 'p.publish_at', 'g.number', 'g.name', 'pb.batch_id'])
    .where('p.state', '=', 'approved')
    .execute()
  const publications = publicationsOf(published)
  return {
    courseNames: new Map(courses.map(({ code, name }) => [code, name])),
    credits: creditsByPlan(places),
    sittings: new Map(sittings.map(({ id, number, name }) => [id, { number, name }])),
    publications,
    outAt: outTimes(publications),
  }
}

type Place = { plan_id: string; major_id: string; course_code: string; credits: number }

/** The credits of each plan's own courses, and of the others of its major by the newest version. The rows begin with the oldest plan. */
function creditsByPlan(places: readonly Place[]): Map<string, Map<string, number>> {
  const creditsOf = (rows: readonly Place[]) =>
    rows.map(({ course_code: code, credits }): [string, number] => [code, credits])
  const ofMajor = Map.groupBy(places, ({ major_id: majorId }) => majorId)
  const ofPlan = Map.groupBy(places, ({ plan_id: planId }) => planId)
  return new Map(
    [...ofPlan].map(([planId, own]) => [
      planId,
      new Map([...creditsOf(ofMajor.get(own[0]?.major_id ?? '') ?? []), ...creditsOf(own)]),
    ]),
  )
}

type PublishedRow = { id: string; publish_at: Date; number: number; name: string; batch_id: string | null }

function publicationsOf(rows: readonly PublishedRow[]): ApprovedPublication[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { publish_at: at, number, name } = first
    const batchIds = group.flatMap(({ batch_id: batchId }) => batchId ?? [])
    return [{ at: at.getTime(), sitting: { number, name }, batchIds }]
  })
}
