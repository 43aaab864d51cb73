import { isSameContent } from './same-content.ts'

/**
 * `saving`: the entries are being sent or about to be. `retrying`: a send failed and is repeated automatically.
 * `held`: the session must be restored first. `stale`: another tab or device saved since. `refused`: the rules say no.
 */
export type SaveStatus = 'saved' | 'saving' | 'retrying' | 'held' | 'stale' | 'refused'

export interface Kept<T> {
  value: T
  version: number
}

export interface SaverState<T> extends Kept<T> {
  status: SaveStatus
  /** The error of the refused save. */
  error: unknown
}

export interface SaverPorts<T> {
  save: (kept: Kept<T>) => Promise<Kept<T>>
  load: () => Promise<Kept<T>>
  kindOf: (error: unknown) => 'passing' | 'session' | 'stale' | 'refused'
  /**
   * How the server folds a value before storing it; needed to recognise a value whose answer was lost. Absent:
   * unchanged.
   */
  asKept?: (value: T) => T
}

/** Saves one thing to the server while it is typed (APP-02): loses no entry and overwrites no one else's. */
export interface Saver<T> {
  state: () => SaverState<T>
  subscribe: (listener: () => void) => () => void
  change: (value: T) => void
  /** Sends unsaved entries at once; resolves to whether everything is saved. */
  flush: () => Promise<boolean>
  /** Tries again after the session is restored or the network is back. */
  resume: () => void
  /** Takes in what another tab or device saved, unless there are unsaved entries here. */
  meet: (kept: Kept<T>) => void
  /** Replaces unsaved entries with the server's value. */
  loadNewer: () => Promise<void>
}

const QUIET_MS = 1_000
const LONGEST_WAIT_MS = 20_000

export function makeSaver<T>(first: Kept<T>, ports: SaverPorts<T>): Saver<T> {
  let state: SaverState<T> = { ...first, status: 'saved', error: undefined }
  const asKept = ports.asKept ?? ((value: T) => value)
  let stored = first.value
  // Values sent without an answer. They may have arrived; a newer version with such a value is not another device's
  // change.
  let unanswered: T[] = []
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  const listeners = new Set<() => void>()

  const set = (next: Partial<SaverState<T>>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const plan = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), milliseconds)
  }
  const take = (kept: Kept<T>) => {
    stored = kept.value
    unanswered = []
    failures = 0
    set({ version: kept.version, status: state.value === kept.value ? 'saved' : 'saving', error: undefined })
  }
  const takeAll = (kept: Kept<T>) => {
    set({ value: kept.value })
    take(kept)
  }
  const run = (): Promise<void> => {
    clearTimeout(timer)
    if (state.value === stored || state.status === 'stale') return Promise.resolve()
    running ??= sendOnce().finally(() => {
      running = undefined
    })
    return running
  }
  const sendOnce = async () => {
    const sent = state.value
    if (state.status !== 'retrying') set({ status: 'saving' })
    try {
      const { version } = await ports.save({ value: sent, version: state.version })
      take({ value: sent, version })
    } catch (error) {
      await fail(error, sent)
    }
    if (state.status === 'saving') plan(QUIET_MS)
  }
  const fail = async (error: unknown, sent: T) => {
    const kind = ports.kindOf(error)
    switch (kind) {
      case 'passing':
        unanswered.push(sent)
        return retry()
      case 'session':
        return set({ status: 'held' })
      case 'refused':
        return set({ status: 'refused', error })
      case 'stale':
        return compare(sent)
      default:
        return kind satisfies never
    }
  }
  const retry = () => {
    failures += 1
    set({ status: 'retrying' })
    plan(Math.min(LONGEST_WAIT_MS, QUIET_MS * 2 ** failures))
  }
  const compare = async (sent: T) => {
    try {
      const now = await ports.load()
      const own = [...unanswered, sent].find((value) => isSameContent(asKept(value), now.value))
      if (own === undefined) set({ status: 'stale' })
      else take({ value: own, version: now.version })
    } catch (error) {
      const kind = ports.kindOf(error)
      if (kind === 'session') set({ status: 'held' })
      else if (kind === 'refused') set({ status: 'refused', error })
      else retry()
    }
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change: (value) => {
      const isHalted = state.status === 'stale' || state.status === 'held'
      set(isHalted ? { value } : { value, status: state.status === 'retrying' ? 'retrying' : 'saving' })
      if (!isHalted && state.status === 'saving') plan(QUIET_MS)
    },
    flush: async () => {
      await run()
      if (state.status === 'saving') await run()
      return state.status === 'saved'
    },
    resume: () => {
      if (state.status !== 'held' && state.status !== 'retrying') return
      set({ status: 'retrying' })
      plan(0)
    },
    meet: (kept) => {
      if (state.status === 'saved' && kept.version > state.version) takeAll(kept)
    },
    loadNewer: async () => takeAll(await ports.load()),
  }
}
