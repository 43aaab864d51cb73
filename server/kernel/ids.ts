import { randomUUID } from 'node:crypto'

/** Makes identifiers. They are not secrets: secrets come from `RandomSource`. */
export interface Ids {
  /** A UUID, version 7: time-ordered, so that indexes grow at their end. */
  next(): string
}

/** Identifiers from the system's generator and the given clock. */
export function createIds(clock: { now(): Date }): Ids {
  return { next: () => uuidV7(clock.now().getTime(), randomUUID()) }
}

function uuidV7(milliseconds: number, random: string): string {
  const time = milliseconds.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}
