let words: string | undefined

/** What was just decided, carried over to the page that opens next. */
export const lastDecided = {
  set(told: string): void {
    words = told
  },
  take(): string | undefined {
    const told = words
    words = undefined
    return told
  },
}
