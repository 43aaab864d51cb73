import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Database, Tx } from '#platform/db/database.ts'

/** What nodes tell each other, so that ten of them agree: `score-sheets` (a ticket's id or `*`), `sessions`. */
export type Channel = 'score-sheets' | 'sessions' | 'texts' | 'windows'

export type BusState = 'listening' | 'deaf'

/** News between nodes over PostgreSQL's LISTEN/NOTIFY: sent with the commit, heard by everyone, ourselves too. */
export interface Bus {
  /** Called with each message, and with `*` whenever news may have been missed. */
  on(channel: Channel, hear: (message: string) => void): void
  /** While deaf, nothing cached may be trusted. */
  state(): BusState
  /**
   * Waits until this node has heard everything that was committed before: whoever is told that scores are out reads them at once. A deaf bus
   * waits for nothing, for nothing cached is trusted then.
   */
  caughtUp(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

const RETRY_MS = 500
/** A connection that died without a word (a cable, a frozen server) is found out after both of these, within two seconds. */
const PULSE_MS = 500
const ANSWER_MS = 1_400
const ALL = '*'
const MARK = 'caught-up'

/** Tells all nodes, when (and only if) this transaction commits. */
export async function notify(tx: Tx, channel: Channel, message: string): Promise<void> {
  await sql`select pg_notify('kaoji', ${`${channel}|${message}`})`.execute(tx)
}

/** A bus that keeps one connection of its own and reconnects for ever. */
export function createBus(database: Database): Bus {
  const listeners = new Map<Channel, ((message: string) => void)[]>()
  let state: BusState = 'deaf'
  let stopped = false
  let release: (() => void) | undefined
  let retry: NodeJS.Timeout | undefined
  let ask: ((mark: string) => void) | undefined
  const waiting = new Map<string, () => void>()

  const tell = (channel: Channel, message: string) => {
    for (const hear of listeners.get(channel) ?? []) hear(message)
  }
  const tellAll = () => {
    for (const channel of listeners.keys()) tell(channel, ALL)
  }
  const lose = () => {
    if (state === 'listening') tellAll()
    state = 'deaf'
    release = undefined
    ask = undefined
    for (const resolve of waiting.values()) resolve()
    waiting.clear()
    if (!stopped) retry = setTimeout(() => void listen().catch(lose), RETRY_MS)
  }
  const listen = async () => {
    const client = await database.connect()
    // Given back exactly once, however many events tell of its end: a place that is not is lost to every request.
    const giveBack = once(() => {
      endPulse()
      client.release(true)
    })
    const over = once(() => {
      giveBack()
      lose()
    })
    const askClient = inTurn(client)
    const endPulse = feelPulse(askClient, over)
    release = giveBack
    client.on('notification', ({ payload = '' }) => {
      const [channel, message = ALL] = payload.split('|')
      if (channel === MARK) {
        waiting.get(message)?.()
        waiting.delete(message)
        return
      }
      tell(channel as Channel, message)
    })
    client.once('error', over)
    client.once('end', over)
    if (stopped) return giveBack()
    await askClient('listen kaoji').then(
      () => {
        state = 'listening'
        // News comes in the order of the commits: whoever hears their own mark has heard all that was before it.
        ask = (mark) => void askClient('select pg_notify($1, $2)', ['kaoji', `${MARK}|${mark}`]).catch(over)
        tellAll()
      },
      () => over(),
    )
  }
  return {
    on: (channel, hear) => void listeners.set(channel, [...(listeners.get(channel) ?? []), hear]),
    state: () => state,
    start: listen,
    caughtUp() {
      if (ask === undefined) return Promise.resolve()
      const mark = randomUUID()
      return new Promise((resolve) => {
        waiting.set(mark, resolve)
        ask?.(mark)
      })
    },
    async stop() {
      stopped = true
      clearTimeout(retry)
      release?.()
    },
  }
}

/** Asks for a sign of life again and again; the connection is over when it does not come in time. Answers how to end it. */
function feelPulse(askClient: AskClient, over: () => void): () => void {
  let timer: NodeJS.Timeout
  const ask = () => {
    let isOwed = true
    timer = setTimeout(() => {
      // Where this process itself was held up, the answer lies there already and is heard first.
      setImmediate(() => isOwed && over())
    }, ANSWER_MS).unref()
    askClient('select').then(() => {
      isOwed = false
      clearTimeout(timer)
      timer = setTimeout(ask, PULSE_MS).unref()
    }, over)
  }
  timer = setTimeout(ask, PULSE_MS).unref()
  return () => clearTimeout(timer)
}

type AskClient = (text: string, values?: unknown[]) => Promise<unknown>

/** Asks a connection one thing after the other: the driver warns of a question before the last one is answered, and its next version refuses it. */
function inTurn(client: Pick<pg.PoolClient, 'query'>): AskClient {
  let last: Promise<unknown> = Promise.resolve()
  return (text, values) => {
    const ask = () => client.query(text, values)
    const answer = last.then(ask, ask)
    last = answer
    return answer
  }
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}
