import { formatInstant } from '#rulebook/beijing-time.ts'

/** An instant in Beijing time, never broken over two lines; nothing when there is none. */
export function Instant({ at }: { at: string | undefined }) {
  if (at === undefined) return null
  return (
    <time className="kj-nowrap" dateTime={at}>
      {formatInstant(new Date(at))}
    </time>
  )
}
