import type { PreparedPhoto } from '../prepare/develop-photo.ts'
import type { PendingPhoto, PhotoState, StoredPhoto, WaitsUntil } from './pending-photo.ts'
import type { PhotoList } from './photo-list.ts'
import type { QueueMachine } from './queue-ports.ts'

interface PhotoSender {
  start: () => void
  abort: (id: string) => void
  retry: (id: string) => void
  goOnline: () => void
  goOffline: () => void
}

/** Waits between tries that failed; after the last one only the candidate or a returning connection tries again. */
const BACKOFF_MS = [1_000, 2_000, 4_000, 8_000, 16_000]

/** Uploads one photograph after the other: on a weak connection that brings the first one home soonest. */
export function createPhotoSender<T>(list: PhotoList<T>, machine: QueueMachine): PhotoSender {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  let current: { id: string; abort: AbortController } | undefined
  let isRunning = false

  function start() {
    if (!isRunning) void run()
  }

  async function run() {
    isRunning = true
    for (let next = nextToSend(); next !== undefined; next = nextToSend()) {
      if (machine.isOnline()) await send(next.photo, next.prepared)
      else wait(next.photo.id, next.prepared, 'online')
    }
    isRunning = false
  }

  function nextToSend() {
    for (const photo of list.all())
      if (photo.state.kind === 'ready') return { photo, prepared: photo.state.prepared }
    return undefined
  }

  async function send(photo: PendingPhoto<T>, prepared: PreparedPhoto) {
    const { id } = photo
    const abort = new AbortController()
    current = { id, abort }
    list.change(id, { state: { kind: 'uploading', prepared, share: 0 } })
    try {
      const replaced = await makeRoom(photo)
      abort.signal.throwIfAborted()
      const value = await list.ports().upload(prepared.blob, {
        signal: abort.signal,
        onProgress: (share) => {
          if (!abort.signal.aborted) list.change(id, { state: { kind: 'uploading', prepared, share } })
        },
      })
      if (abort.signal.aborted && !isPaused(abort))
        return void list
          .ports()
          .discardValue(value)
          .catch(() => {})
      await show(photo, value, replaced)
    } catch (cause) {
      if (isPaused(abort)) wait(id, prepared, 'online')
      else if (!abort.signal.aborted) fail(id, prepared, cause)
    } finally {
      current = undefined
    }
  }

  async function show(photo: PendingPhoto<T>, value: T, replaced: StoredPhoto<T> | undefined) {
    const outcome = list.ports().stored(value, photo)
    list.drop(photo.id)
    list.ports().tell(outcome === 'again' ? 'again' : 'stored', photo.name)
    if (replaced === undefined || outcome === 'itself') return
    // When this fails both are shown, and the candidate can remove the old one.
    await list
      .ports()
      .discard(replaced)
      .catch(() => {})
  }

  /** What is replaced goes first only where there is no room for both. */
  async function makeRoom(photo: PendingPhoto<T>) {
    if (photo.replaces === undefined || photo.hasRoom) return undefined
    if (!list.ports().isFull()) return photo.replaces
    await list.ports().discard(photo.replaces)
    list.change(photo.id, { hasRoom: true })
    return undefined
  }

  function fail(id: string, prepared: PreparedPhoto, cause: unknown) {
    if (!machine.isOnline()) return wait(id, prepared, 'online')
    const { text, isFinal, comeBackInSeconds } = list.ports().explain(cause)
    // Nothing has failed where the server only says when: it is asked then, however often it says so.
    if (comeBackInSeconds !== undefined)
      return sendIn(id, prepared, { until: 'turn', delay: comeBackInSeconds * 1_000 })
    const failures = (list.find(id)?.failures ?? 0) + 1
    const delay = BACKOFF_MS[failures - 1]
    if (isFinal || delay === undefined) {
      list.change(id, { failures, state: { kind: 'failed', prepared, text, isFinal } })
      return list.ports().tell('failed', list.find(id)?.name ?? '')
    }
    list.change(id, { failures })
    sendIn(id, prepared, { until: 'next-try', delay })
  }

  function sendIn(
    id: string,
    prepared: PreparedPhoto,
    { until, delay }: { until: WaitsUntil; delay: number },
  ) {
    wait(id, prepared, until)
    timers.set(
      id,
      setTimeout(() => makeReady(id), delay),
    )
  }

  function wait(id: string, prepared: PreparedPhoto, until: WaitsUntil) {
    list.change(id, { state: { kind: 'waiting', prepared, until } })
    if (until === 'online') list.ports().tell('offline', list.find(id)?.name ?? '')
  }

  function makeReady(id: string) {
    clearTimeout(timers.get(id))
    timers.delete(id)
    const state = list.find(id)?.state
    if (state === undefined || !isStopped(state)) return
    list.change(id, { state: { kind: 'ready', prepared: state.prepared } })
    start()
  }

  return {
    start,
    abort(id) {
      clearTimeout(timers.get(id))
      timers.delete(id)
      if (current?.id === id) current.abort.abort()
    },
    retry(id) {
      list.change(id, { failures: 0 })
      makeReady(id)
    },
    goOnline() {
      for (const { id, state } of list.all()) {
        if (!isStopped(state) || (state.kind === 'failed' && state.isFinal)) continue
        list.change(id, { failures: 0 })
        makeReady(id)
      }
    },
    // A connection that is gone may keep an upload hanging for minutes.
    goOffline: () => current?.abort.abort(PAUSED),
  }
}

const PAUSED = 'offline'

function isPaused({ signal }: AbortController): boolean {
  return signal.aborted && signal.reason === PAUSED
}

type Stopped = Extract<PhotoState, { kind: 'waiting' | 'failed' }>

function isStopped(state: PhotoState): state is Stopped {
  return state.kind === 'waiting' || state.kind === 'failed'
}
