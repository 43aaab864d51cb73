import type { Visitor } from './visitor.ts'

/** Opens every photograph of an application, as its reviewer must before the last approval (REV-07). */
export async function openPictures(officer: Visitor, id: string): Promise<void> {
  const { body } = await officer.call('GET', `/api/office/reviews/${id}`)
  for (const imageId of (body.unopened ?? []) as string[])
    await officer.call('GET', `/api/office/images/${imageId}`)
}
