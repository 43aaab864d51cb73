import { asTaken, type Edit } from '../prepare/edit.ts'
import type { PendingPhoto, StoredPhoto } from './pending-photo.ts'
import { createPhotoList } from './photo-list.ts'
import { createPhotoPreparer } from './photo-preparer.ts'
import { createPhotoSender } from './photo-sender.ts'
import type { QueueMachine, QueuePorts } from './queue-ports.ts'

/** Photographs from being chosen to being stored; outlives the field that shows it, so that nothing chosen is lost. */
export interface PhotoQueue<T> {
  subscribe: (listener: () => void) => () => void
  photos: () => readonly PendingPhoto<T>[]
  /** How many are chosen and not stored yet; undefined until it is known what a reload has left waiting. */
  pending: () => number | undefined
  /** Finds out what a reload has left waiting, and begins with nothing: only a field knows where to send it. */
  look: () => Promise<void>
  use: (ports: QueuePorts<T>) => void
  restore: () => Promise<void>
  add: (files: readonly File[]) => Promise<void>
  replace: (stored: StoredPhoto<T>, source: Blob, edit: Edit) => Promise<void>
  edit: (id: string, edit: Edit) => void
  retry: (id: string) => void
  remove: (id: string) => void
  goOnline: () => void
  goOffline: () => void
}

/** The queue of one field, under the key by which a reload finds it again. */
export function createPhotoQueue<T>(resumeKey: string, machine: QueueMachine): PhotoQueue<T> {
  const list = createPhotoList<T>(resumeKey, machine.waiting)
  const sender = createPhotoSender(list, machine)
  const preparer = createPhotoPreparer(list, machine, sender.start)
  // How many photographs a reload left waiting that are not in the list: undefined until storage was read, 0 once the
  // list has them.
  let left: number | undefined
  let isRestored = false

  async function choose(
    chosen: readonly { source: Blob; name: string; edit: Edit; replaces?: StoredPhoto<T> }[],
  ) {
    const photos = chosen.map((one, index) => ({
      ...one,
      id: machine.newId(),
      chosenAt: machine.now() + index / 1000,
      chosenBytes: one.source.size,
      state: { kind: 'reading' } as const,
      failures: 0,
    }))
    list.append(photos)
    for (const { id, source } of photos) await preparer.read(id, source)
  }

  return {
    subscribe: list.subscribe,
    photos: list.all,
    pending: () => (left === undefined ? undefined : left + list.all().filter(isUsable).length),
    async look() {
      const waiting = await Promise.race([machine.waiting.list(resumeKey), nothingAfter(LONGEST_LOOK_MS)])
      if (isRestored) return
      left = waiting.filter(({ id }) => list.find(id) === undefined).length
      list.tell()
    },
    use: list.use,
    async restore() {
      const waiting = await machine.waiting.list(resumeKey)
      const fresh = waiting.filter(({ id }) => list.find(id) === undefined)
      isRestored = true
      left = 0
      list.append(
        fresh.map((photo) => ({
          ...photo,
          chosenBytes: photo.source.size,
          state: { kind: 'preparing' },
          failures: 0,
        })),
      )
      preparer.start()
    },
    add: (files) => choose(files.map((file) => ({ source: file, name: file.name, edit: asTaken }))),
    async replace(stored, source, edit) {
      // What could not be used stands in the same place, and would hide the picture that is chosen instead.
      for (const { id, state, replaces } of list.all())
        if (state.kind === 'unusable' && replaces?.src === stored.src) list.drop(id)
      await choose([{ source, name: '', edit, replaces: stored }])
    },
    edit(id, edit) {
      sender.abort(id)
      list.change(id, { edit, state: { kind: 'preparing' }, failures: 0 })
      const photo = list.find(id)
      if (photo !== undefined) list.keep(photo)
      preparer.start()
    },
    retry: sender.retry,
    remove(id) {
      sender.abort(id)
      list.drop(id)
    },
    goOnline: sender.goOnline,
    goOffline: sender.goOffline,
  }
}

/** A browser's storage may never answer. It then keeps nothing either, and the page must not wait for it. */
const LONGEST_LOOK_MS = 5_000

function nothingAfter(milliseconds: number): Promise<[]> {
  return new Promise((resolve) => setTimeout(() => resolve([]), milliseconds))
}

/** A photograph that can never be stored does not count as pending. */
function isUsable({ state }: PendingPhoto<unknown>): boolean {
  return state.kind !== 'unusable'
}
