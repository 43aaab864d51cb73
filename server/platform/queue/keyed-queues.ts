import { createBoundedQueue } from './bounded-queue.ts'

/** Runs work in order with other work of the same key. */
export type KeyedQueues = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** A bounded queue for each key, kept only while it has work: at most `concurrency` pieces of one key run at once. */
export function createKeyedQueues(options: { concurrency: number; maxWaiting: number }): KeyedQueues {
  const queues = new Map<string, { run: ReturnType<typeof createBoundedQueue>; users: number }>()
  return async (key, work) => {
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
}
