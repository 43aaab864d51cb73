import { createHash } from 'node:crypto'
import type { ReplyOf } from '#contracts/route.ts'
import type { supplementReference } from '#contracts/transfers/supplements.ts'
import type { Deadline } from '#kernel/deadline.ts'
import { listCourses } from '#modules/catalogue/public.ts'
import type { Deps } from '#server/deps.ts'
import { createInitials } from './course-initials.ts'
import { listLimits } from './supplements.store.ts'

type Reference = ReplyOf<typeof supplementReference>

/** The reference as the bytes to send. */
export interface PreparedReference {
  body: Buffer
  etag: string
}

/**
 * Prepares what the forms are filled in with. The catalogue is read at every request and compared by its digest, so that a course that
 * was loaded a moment ago is in the list; initials and bytes are made anew only when it has changed.
 */
export function createSupplementReference({
  database,
}: Pick<Deps, 'database'>): (deadline: Deadline) => Promise<PreparedReference> {
  const initialsOf = createInitials()
  let kept: { digest: string; prepared: PreparedReference } | undefined
  return async (deadline) => {
    const { courses, limits } = await database.read(deadline, async (tx) => ({
      courses: await listCourses(tx),
      limits: await listLimits(tx),
    }))
    const digest = digestOf(JSON.stringify([courses, [...limits]]))
    if (kept?.digest === digest) return kept.prepared
    const limitOf = (service: string) => {
      const limit = limits.get(service)
      if (limit === undefined) throw new Error(`no limit for ${service}`)
      return limit
    }
    const reference: Reference = {
      limits: {
        score: limitOf('supplement-score'),
        exemption: limitOf('supplement-exemption'),
        transfer: limitOf('supplement-transfer'),
      },
      courses: await initialsOf(courses),
    }
    const prepared = { body: Buffer.from(JSON.stringify(reference)), etag: `"${digest}"` }
    kept = { digest, prepared }
    return prepared
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
