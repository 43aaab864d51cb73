import { formatInstant } from '#rulebook/beijing-time.ts'

/** Shows an instant in Beijing time on one line; draws nothing without an instant. */
export function Instant({ at }: { at: string | undefined }) {
  if (at === undefined) return null
  return (
    <time className="kj-nowrap" dateTime={at}>
      {formatInstant(new Date(at))}
    </time>
  )
}
