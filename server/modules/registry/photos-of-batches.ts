import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { holdPersons } from './person.store.ts'
import type { PersonValue } from './person-value.ts'
import {
  endPhotoCorrections,
  insertPhotoCorrections,
  listPhotoCorrections,
  listPhotos,
  listUndonePhotoCorrections,
  setPhotos,
} from './photo-correction.store.ts'
import { openValue, sealValue } from './sealed-value.ts'

type Deps = Pick<Adapters, 'cipher' | 'ids'>

const PAGE = 1000
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The photograph that a person has from now on. */
interface NewPhoto {
  personId: string
  imageId: string
}

/**
 * IMP-01: makes the photographs that a batch brought in those on record, and keeps what each replaced, as a correction by request does
 * (PRF-01). The caller has locked the persons.
 */
export async function putPhotosOfBatch(
  tx: Tx,
  { cipher, ids }: Deps,
  { batchId, at, photos }: { batchId: string; at: Date; photos: readonly NewPhoto[] },
): Promise<void> {
  if (photos.length === 0) return
  const now = await listPhotos(tx, idsOf(photos))
  const rows = photos.map(({ personId, imageId }) => ({
    ...{ id: ids.next(), personId, imageId },
    old: sealValue(cipher, { datum: 'photo', imageId: now.get(personId) ?? null }).cipher,
    new: sealValue(cipher, { datum: 'photo', imageId }).cipher,
  }))
  await insertPhotoCorrections(tx, { batchId, at, rows })
  await setPhotos(tx, photos)
}

/**
 * IMP-01: puts back what the photographs of a batch replaced, where they are still on record; what was put in their place since stays.
 * Answers how many persons the batch had brought a photograph to, and whose record is changed by that.
 */
export async function undoPhotosOfBatch(
  tx: Tx,
  { cipher }: Pick<Deps, 'cipher'>,
  { batchId, at }: { batchId: string; at: Date },
): Promise<{ count: number; changed: readonly string[] }> {
  let count = 0
  const changed: string[] = []
  for (let after = NOBODY; ; ) {
    const page = await listPhotoCorrections(tx, { batchId, after, limit: PAGE })
    const personIds = idsOf(page)
    await holdPersons(tx, personIds)
    const now = await listPhotos(tx, personIds)
    const standingOf = await standingPhotos(tx, { cipher }, personIds)
    const back = page.flatMap(({ personId, ...row }) => {
      if (now.get(personId) !== imageOf(cipher, row.new)) return []
      return [{ personId, imageId: standingOf(personId, imageOf(cipher, row.old)) }]
    })
    await setPhotos(tx, back)
    await endPhotoCorrections(tx, { batchId, personIds, at })
    count += page.length
    changed.push(...idsOf(back))
    if (page.length < PAGE) return { count, changed }
    after = page.at(-1)?.personId ?? after
  }
}

/**
 * What stands in for a photograph that is put back on record: itself, or what was before it where its batch was rolled back meanwhile.
 */
export async function standingPhotos(
  tx: Tx,
  { cipher }: Pick<Deps, 'cipher'>,
  personIds: readonly string[],
): Promise<(personId: string, imageId: string | null) => string | null> {
  const undone = await listUndonePhotoCorrections(tx, personIds)
  const before = new Map(
    undone.map(({ personId, ...row }) => [
      `${personId} ${imageOf(cipher, row.new)}`,
      imageOf(cipher, row.old),
    ]),
  )
  const standing = (personId: string, imageId: string | null): string | null => {
    const earlier = before.get(`${personId} ${imageId}`)
    return earlier === undefined ? imageId : standing(personId, earlier)
  }
  return standing
}

function imageOf(cipher: Deps['cipher'], sealed: Buffer): string | null {
  const value: PersonValue = openValue(cipher, sealed)
  return value.datum === 'photo' ? value.imageId : null
}

function idsOf(rows: readonly { personId: string }[]): string[] {
  return rows.map(({ personId }) => personId)
}
