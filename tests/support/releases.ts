import type { Visitor } from './visitor.ts'

/** Proposes to publish every batch that waits for the sitting, as the page does. */
export async function proposeAll(
  officer: Pick<Visitor, 'call'>,
  more: { sittingId: string; publishAt?: string },
) {
  const { body } = await officer.call('GET', '/api/office/publications')
  const { sittings, waiting } = body as {
    sittings: { id: string; name: string }[]
    waiting: { id: string; sittingName?: string }[]
  }
  const name = sittings.find(({ id }) => id === more.sittingId)?.name
  const batchIds = waiting.filter(({ sittingName }) => sittingName === name).map(({ id }) => id)
  return officer.call('POST', '/api/office/publications', { body: { ...more, batchIds } })
}

/** Looks at what a publication releases, and approves that. */
export async function approveShown(
  second: Pick<Visitor, 'call'>,
  id: string,
  more: { leaveOut?: string[]; note?: string } = {},
) {
  const path = `/api/office/publications/${id}`
  const { digest } = (await second.call('GET', path)).body
  return second.call('POST', `${path}/decision`, { body: { decision: 'approve', digest, ...more } })
}
