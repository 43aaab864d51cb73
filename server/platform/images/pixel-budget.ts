/** Runs work on so many pixels when there is room for them. */
export type PixelBudget = <T>(pixels: number, work: () => Promise<T>) => Promise<T>

/**
 * Bounds the pixels that are in work at once, in order of arrival: memory follows pixels, not pictures. One of the largest size
 * takes all of it, several ordinary photographs go side by side.
 */
export function createPixelBudget(most: number): PixelBudget {
  const waiting: { pixels: number; start: () => void }[] = []
  let used = 0
  const startThoseThatFit = () => {
    for (let next = waiting[0]; next && used + next.pixels <= most; next = waiting[0]) {
      waiting.shift()
      used += next.pixels
      next.start()
    }
  }
  return async (claimed, work) => {
    const pixels = Math.min(claimed, most)
    await new Promise<void>((start) => {
      waiting.push({ pixels, start })
      startThoseThatFit()
    })
    try {
      return await work()
    } finally {
      used -= pixels
      startThoseThatFit()
    }
  }
}
