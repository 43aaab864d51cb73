import type { ReactNode } from 'react'

type Fact = readonly [name: string, value: ReactNode, place?: 'wide']

/** Lists names and values side by side, wide ones on a line of their own; facts without a value are left out. */
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
