import type { ReactNode } from 'react'

type Fact = readonly [name: string, value: ReactNode, place?: 'wide']

/** Names and values, side by side on a desk, a wide one on a line of its own; what has no value is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="kj-facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value, place]) => (
          <div key={name} className={place && 'kj-wide'}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
