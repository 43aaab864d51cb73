import { UnusableError } from '../prepare/prepare-photo.ts'
import type { PhotoList } from './photo-list.ts'
import type { QueueMachine } from './queue-ports.ts'

interface PhotoPreparer {
  /** Takes the bytes out of a chosen file: a phone deletes the camera's file whenever it likes. */
  read: (id: string, file: Blob) => Promise<void>
  start: () => void
}

/** Prepares one photograph after the other, so that a phone's memory holds one decoded picture at most. */
export function createPhotoPreparer<T>(
  list: PhotoList<T>,
  machine: QueueMachine,
  onReady: () => void,
): PhotoPreparer {
  let isRunning = false

  function start() {
    if (!isRunning) void run()
  }

  async function run() {
    isRunning = true
    for (let next = nextToPrepare(); next !== undefined; next = nextToPrepare()) await prepare(next.id)
    isRunning = false
  }

  const nextToPrepare = () => list.all().find(({ state }) => state.kind === 'preparing')

  async function prepare(id: string) {
    const photo = list.find(id)
    if (photo === undefined) return
    const { edit } = photo
    try {
      const { source, ...prepared } = await machine.prepare(photo.source, {
        edit,
        maxBytes: list.ports().maxBytes,
      })
      // Turned or cropped meanwhile: this picture is not wanted any more.
      if (list.find(id)?.edit !== edit) return
      list.change(id, { source, state: { kind: 'ready', prepared } })
      if (source !== photo.source) list.keep({ ...photo, source })
      onReady()
    } catch (cause) {
      if (list.find(id)?.edit === edit) reject(id, cause)
    }
  }

  function reject(id: string, cause: unknown) {
    const reason = cause instanceof UnusableError ? cause.reason : 'undecodable'
    list.change(id, { state: { kind: 'unusable', reason } })
    list.forget(id)
    list.ports().tell('unusable', list.find(id)?.name ?? '')
  }

  return {
    start,
    async read(id, file) {
      try {
        const source = new Blob([await file.arrayBuffer()], { type: file.type })
        // Who turns it while it is read has begun its preparation already.
        const isRead = list.find(id)?.state.kind === 'reading'
        list.change(id, { source, ...(isRead && { state: { kind: 'preparing' } }) })
        const photo = list.find(id)
        if (photo !== undefined) list.keep(photo)
        start()
      } catch (cause) {
        reject(id, cause)
      }
    },
  }
}
