import type { Tx } from '#platform/db/database.ts'
import { type ApprovedPublication, outTimes, type Sitting } from './score-visibility.rules.ts'

/** What every sheet needs besides its own rows: the same for all sheets, and small. */
export interface ScoreReference {
  courseNames: ReadonlyMap<string, string>
  /** Credits by plan, then by course. */
  credits: ReadonlyMap<string, ReadonlyMap<string, number>>
  sittings: ReadonlyMap<string, Sitting>
  publications: readonly ApprovedPublication[]
  /** The instant at which each batch is out, in milliseconds. */
  outAt: ReadonlyMap<string, number>
}

/** Reads the whole reference. */
export async function readReference(tx: Tx): Promise<ScoreReference> {
  const courses = await tx.selectFrom('courses').select(['code', 'name']).execute()
  const places = await tx.selectFrom('plan_courses').select(['plan_id', 'course_code', 'credits']).execute()
  const sittings = await tx.selectFrom('sittings').select(['id', 'number', 'name']).execute()
  const published = await tx
    .selectFrom('publications as p')
    .innerJoin('sittings as g', 'g.id', 'p.sitting_id')
    .leftJoin('publication_batches as pb', 'pb.publication_id', 'p.id')
    .select(['p.id', 'p.publish_at', 'g.number', 'g.name', 'pb.batch_id'])
    .where('p.state', '=', 'approved')
    .execute()
  const publications = publicationsOf(published)
  const creditsOf = Map.groupBy(places, ({ plan_id: planId }) => planId)
  return {
    courseNames: new Map(courses.map(({ code, name }) => [code, name])),
    credits: new Map(
      [...creditsOf].map(([planId, rows]) => [
        planId,
        new Map(rows.map(({ course_code: code, credits }) => [code, credits])),
      ]),
    ),
    sittings: new Map(sittings.map(({ id, number, name }) => [id, { number, name }])),
    publications,
    outAt: outTimes(publications),
  }
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
