/** What names an act: the key that a browser made for it, and a keyed digest of everything that it says. */
export interface ActKey {
  id: string
  digest: Buffer
  /** Whether an answer is one that the act's route gives. */
  fits(answer: unknown): boolean
}

declare const once: unique symbol

/** The answer of an act that was done under its key, now or when it was sent before. Only `acts.once` makes one. */
export type Once<T> = T & { readonly [once]: true }

/** The answer of an act that has nothing to tell. */
export const DONE = { done: true } as const
