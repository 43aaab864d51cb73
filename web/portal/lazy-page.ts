import { type ComponentType, createElement, type ReactNode, use } from 'react'
import { NetworkError } from '#web/client/refusal-error.ts'

/** A part of the portal did not come although the server is there: a newer version of the portal has replaced it. */
export class ReplacedError extends Error {
  constructor(cause: unknown) {
    super('a newer version has replaced this part', { cause })
    this.name = 'ReplacedError'
  }
}

/** The code of a page, as far as it has come. */
interface Part {
  page: ComponentType | undefined
  failure: unknown
  /** Resolves when the code has come or failed; never rejects. */
  load: () => Promise<void>
}

const parts: Part[] = []
const ahead: Part[] = []

/**
 * A page whose code is loaded when it is first opened, or ahead. The router's own lazy component reloads the document if the code
 * does not come; without a network that would leave the portal for the browser's own error page.
 */
export function lazyPage<K extends string>(
  load: () => Promise<Record<K, ComponentType>>,
  name: K,
  { isAhead = false }: { isAhead?: boolean } = {},
): (() => ReactNode) & { preload: () => Promise<void> } {
  let running: Promise<void> | undefined
  const loadOnce = async () => {
    try {
      part.page = (await loadPart(load))[name]
    } catch (error) {
      part.failure = error
    }
    running = undefined
  }
  const part: Part = {
    page: undefined,
    failure: undefined,
    load: () => {
      running ??= part.page === undefined ? loadOnce() : Promise.resolve()
      return running
    },
  }
  parts.push(part)
  if (isAhead) ahead.push(part)
  return Object.assign(() => createElement(PageOf, { part }), { preload: part.load })
}

function PageOf({ part }: { part: Part }) {
  if (part.failure !== undefined) throw part.failure
  if (part.page === undefined) use(part.load())
  return part.page === undefined ? null : createElement(part.page)
}

/** Loads the code of a part; if it does not come, says whether the network is lost or the portal was renewed. */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw (await isServerThere()) ? new ReplacedError(error) : new NetworkError(error)
  }
}

/** Loads the pages of the bottom bar before they are opened, so that they open without a network too. */
export function loadAhead(): void {
  for (const part of ahead) void part.load()
}

/** Lets pages that did not come be loaded again. */
export function forgetFailures(): void {
  for (const part of parts) part.failure = undefined
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store' })).ok
  } catch {
    return false
  }
}
