import { beginKeeping, forgetKept, type KeptOwner } from './kept.ts'

/** A flag without a person: whether something may be kept is asked at every page, and a database need not be opened for a no. */
const FLAG = 'kaoji-own-device'
/** Said before anything is kept, so that a page that is left in between leaves nothing that nobody forgets. */
const BEGUN = 'begun'
const WORKER = '/assets/offline-worker-1.js'
const PAGES = 'kaoji-offline-1'
const listeners = new Set<() => void>()

/** Whether this browser can keep anything: not without HTTPS, and not in some private windows. */
export function canKeep(): boolean {
  return 'serviceWorker' in navigator && 'indexedDB' in globalThis && isSecureContext
}

/** Whether the person has said that this is their own device (HOM-08). */
export function isOwnDevice(): boolean {
  return flag() === '1'
}

/** Calls the listener when that changes, until the returned function is called. */
export function onOwnDevice(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The person says that this is their own device; where the browser refuses to keep, nothing is left and the reason is thrown. */
export async function keepOnThisDevice(owner: KeptOwner): Promise<void> {
  localStorage.setItem(FLAG, BEGUN)
  try {
    await beginKeeping(owner)
    await navigator.serviceWorker.register(WORKER, { scope: '/' })
    // Another page may have signed out meanwhile.
    if (flag() !== BEGUN) throw new Error('forgotten meanwhile')
  } catch (refusal) {
    await forgetAll().catch(() => undefined)
    throw refusal
  }
  localStorage.setItem(FLAG, '1')
  tell()
}

/** Forgets what a page began to keep and was left before it had done so. */
export async function forgetUnfinished(): Promise<void> {
  if (flag() === BEGUN) await forgetOnThisDevice()
}

/** Nothing is kept any more, and nothing of it is left; also when it was never chosen. */
export async function forgetOnThisDevice(): Promise<void> {
  if (flag() !== null) await forgetAll()
}

async function forgetAll(): Promise<void> {
  await forgetKept()
  localStorage.removeItem(FLAG)
  tell()
  await caches.delete(PAGES)
  const worker = await navigator.serviceWorker.getRegistration('/')
  // The page that verifies papers has a worker of its own, for its own address.
  if (worker?.scope === `${location.origin}/`) await worker.unregister()
}

function flag(): string | null {
  try {
    return localStorage.getItem(FLAG)
  } catch {
    return null
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}
