import type { ImageView } from '#contracts/evidence.ts'
import type { ImageRow } from './image.store.ts'

/** Shows an image to its owner or a reviewer, without its place in the vault. */
export function viewImage({ id, width, height, bytes, digest }: ImageRow): ImageView {
  return { id, width, height, bytes, digest: digest.toString('hex') }
}
