import { createBoundedQueue } from './bounded-queue.ts'

/** Runs work in order with other work of the same key. */
export interface KeyedQueues {
  <T>(key: string, work: () => Promise<T>): Promise<T>
  /** Whether work of this key would have to wait now. */
  isTaken(key: string): boolean
}

/** A bounded queue for each key, kept only while it has work: at most `concurrency` pieces of one key run at once. */
export function createKeyedQueues(options: { concurrency: number; maxWaiting: number }): KeyedQueues {
  const queues = new Map<string, { run: ReturnType<typeof createBoundedQueue>; users: number }>()
  const run = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const queue = queues.get(key) ?? { run: createBoundedQueue(options), users: 0 }
    queues.set(key, queue)
    queue.users += 1
    try {
      return await queue.run(work)
    } finally {
      queue.users -= 1
      if (queue.users === 0) queues.delete(key)
    }
  }
  const isTaken = (key: string) => (queues.get(key)?.users ?? 0) >= options.concurrency
  return Object.assign(run, { isTaken })
}
