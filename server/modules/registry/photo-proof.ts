import { createHash } from 'node:crypto'
import type { Tx } from '#platform/db/database.ts'
import { listPhotoDigests } from './photo-correction.store.ts'

/** What the trail keeps of a batch of photographs: of how many persons, and one digest over all of them. */
interface PhotoProof {
  persons: number
  /** SHA-256, hexadecimal. */
  photoDigest: string
}

/**
 * IMP-01, TRL-01: a digest over whose photograph became which one (`applied`), or over what was on record after each photograph of the batch was taken
 * back (`rolled_back`). It is made of the rows as they are stored, so that anybody can make it again: for each person, by id, a line of the
 * person's id, the digest of before, and the digest of after, in hexadecimal and with a space between; `-` where there is no photograph.
 */
export async function provePhotos(
  tx: Tx,
  { batchId, act }: { batchId: string; act: 'applied' | 'rolled_back' },
): Promise<PhotoProof> {
  const rows = await listPhotoDigests(tx, batchId)
  const hash = createHash('sha256')
  for (const { personId, old, brought, after } of rows) {
    const [from, to] = act === 'applied' ? [old, brought] : [brought, after]
    hash.update(`${personId} ${from ?? '-'} ${to ?? '-'}\n`)
  }
  return { persons: rows.length, photoDigest: hash.digest('hex') }
}
