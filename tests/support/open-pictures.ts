import type { Visitor } from './visitor.ts'

/** REV-07: has every photograph of an application on the screen, as its reviewer does before the last approval. */
export async function openPictures(officer: Visitor, id: string): Promise<void> {
  const { body } = await officer.call('GET', `/api/office/reviews/${id}`)
  for (const imageId of (body.unopened ?? []) as string[])
    await officer.call('GET', `/api/office/images/${imageId}`)
}
