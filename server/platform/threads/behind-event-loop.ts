import { readdir, readFile } from 'node:fs/promises'
import { constants, getPriority, setPriority } from 'node:os'

const THREADS = '/proc/self/task'
/** What libuv calls the threads that hash, draw and decode. */
const POOL = 'libuv-worker'
/**
 * A third of the event loop's share of a core, where they want the same one. Much less would let a machine that does other things too
 * starve them, and with them the people whose passwords they hash.
 */
const MORE_NICE = 5

/**
 * Lets the event loop have a core before the threads that hash passwords and decode pictures, because everybody waits for the event loop, those
 * who are told to come back too (OPS-02). The threads that libvips begins have the priority of the thread that begins them, so
 * this comes before the first picture. Only Linux has a priority for each thread; elsewhere, and where it is not allowed, all stay equal.
 */
export async function putPoolBehindEventLoop(): Promise<void> {
  if (process.platform !== 'linux') return
  const niceness = behind()
  // To read a folder begins the pool, all threads of it at once.
  for (const thread of await readdir(THREADS).catch(() => [])) {
    const name = await readFile(`${THREADS}/${thread}/comm`, 'utf8').catch(() => '')
    if (name.trim() === POOL) yieldAs(Number(thread), niceness)
  }
}

/**
 * The same of the thread that calls it, which is none of the pool: one of ours that computes for tenths of a second. Not for the thread of the event
 * loop itself.
 */
export function putThisThreadBehindEventLoop(): void {
  // Nobody's number is the caller's own: on Linux the calling thread, elsewhere the whole process.
  if (process.platform === 'linux') yieldAs(0, behind())
}

function behind(): number {
  return Math.min(constants.priority.PRIORITY_LOW, getPriority() + MORE_NICE)
}

function yieldAs(thread: number, niceness: number): void {
  try {
    setPriority(thread, niceness)
  } catch {
    // Some sandboxes allow no priorities.
  }
}
