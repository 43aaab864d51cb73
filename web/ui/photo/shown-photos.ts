import type { PendingPhoto, StoredPhoto } from './queue/pending-photo.ts'

/** A photograph in the field's list: stored, or on its way. */
export type ShownPhoto<T> =
  | { kind: 'stored'; key: string; stored: StoredPhoto<T> }
  | { kind: 'pending'; key: string; pending: PendingPhoto<T> }

/** Stored photographs in their order, a better version in the place of what it replaces, then the new ones. */
export function shownPhotos<T>(
  photos: readonly StoredPhoto<T>[],
  queue: readonly PendingPhoto<T>[],
): ShownPhoto<T>[] {
  const show = (pending: PendingPhoto<T>): ShownPhoto<T> => ({ kind: 'pending', key: pending.id, pending })
  const isStored = ({ replaces }: PendingPhoto<T>) => photos.some(({ src }) => src === replaces?.src)
  const inPlace = photos.map((stored): ShownPhoto<T> => {
    const better = queue.find(({ replaces }) => replaces?.src === stored.src)
    return better === undefined ? { kind: 'stored', key: stored.src, stored } : show(better)
  })
  const shown = [...inPlace, ...queue.filter((pending) => !isStored(pending)).map(show)]
  // What cannot be used stands last, so that the places of the others are their order.
  return [...shown.filter((photo) => !isUnusable(photo)), ...shown.filter(isUnusable)]
}

/** How many places are taken: what cannot be used takes none. */
export function countPlaces(shown: readonly ShownPhoto<unknown>[]): number {
  return shown.filter((photo) => !isUnusable(photo)).length
}

/** Files that can never be stored are only reported. */
export function isUnusable(photo: ShownPhoto<unknown>): boolean {
  return photo.kind === 'pending' && photo.pending.state.kind === 'unusable'
}

/** The stored photographs after one moved by a step, or undefined where there is no such step. */
export function moved<T>(
  photos: readonly StoredPhoto<T>[],
  src: string,
  step: -1 | 1,
): StoredPhoto<T>[] | undefined {
  const from = photos.findIndex((photo) => photo.src === src)
  const [one, other] = [photos[from], photos[from + step]]
  if (one === undefined || other === undefined) return undefined
  return photos.map((photo) => (photo === one ? other : photo === other ? one : photo))
}
