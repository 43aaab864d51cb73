import type { ImageView } from '#contracts/evidence.ts'
import type { Tx } from '#platform/db/database.ts'
import { listCredentialRows } from './credential.store.ts'
import { listImagesOf } from './image.store.ts'
import { viewImage } from './view-image.ts'

/** Reads the type of one credential and the photographs that it shows now; undefined: the person has no such credential. */
export async function readSlot(
  tx: Tx,
  { personId, credentialId }: { personId: string; credentialId: string },
): Promise<{ type: string; images: ImageView[] } | undefined> {
  const [row] = await listCredentialRows(tx, { personId, ids: [credentialId] })
  if (!row) return undefined
  const images = await listImagesOf(tx, { personId, credentialIds: [credentialId] })
  return { type: row.type, images: images.map(viewImage) }
}
