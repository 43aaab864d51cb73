import { Counter, Gauge, Registry } from 'prom-client'

/** What is counted as it happens, since the process began (OPS-01); states are read from the database when somebody asks. */
const COUNTERS = {
  kaoji_payment_notices_refused_total: {
    help: 'Notices of payment that were refused before anything in them was believed, by provider and cause',
    labels: ['provider', 'why'],
  },
  kaoji_initial_password_tries_total: {
    help: 'Tries of initial passwords, successful ones included, by answer (LOG-09)',
    labels: ['answer'],
  },
  kaoji_initial_password_alerts_total: {
    help: 'How often tries of initial passwords, or wrong second proofs, went over their bound within an hour (LOG-09)',
    labels: ['kind'],
  },
  kaoji_requests_shed_total: {
    help: 'Requests that were told to come back, because too many were in progress or the process was behind (OPS-02)',
    labels: ['kind'],
  },
  kaoji_seals_broken_total: {
    help: 'Scores, accounts and batches that the verifier of the night found changed behind the application’s back',
    labels: ['kind'],
  },
} as const
type CounterName = keyof typeof COUNTERS

/** Counts what happens, for the operator's monitoring. */
export interface Meter {
  registry: Registry
  /** Counts one more, and answers how many there were with these labels. */
  count(name: CounterName, labels: Readonly<Record<string, string>>): number
}

/** Makes the meter of a process; `lostLines` answers how many lines of its log could not be written. */
export function createMeter({ lostLines }: { lostLines: () => number }): Meter {
  const registry = new Registry()
  new Gauge({
    name: 'kaoji_log_lines_lost',
    help: 'Lines of the log that could not be written since the process began, because its disk is full or its reader gone',
    registers: [registry],
    collect() {
      this.set(lostLines())
    },
  })
  const counts = new Map<string, Map<string, Counted>>()
  for (const [name, { help, labels }] of Object.entries(COUNTERS)) {
    const counted = new Map<string, Counted>()
    counts.set(name, counted)
    new Counter({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      // The library looks at every label of every count: here it does when somebody asks, and not for each request of a crowd.
      collect() {
        this.reset()
        for (const { labels: ofOne, count } of counted.values()) this.inc(ofOne, count)
      },
    })
  }
  return {
    registry,
    count(name, labels) {
      const counted = counts.get(name)
      const key = COUNTERS[name].labels.map((label) => labels[label]).join('\n')
      const one = counted?.get(key)
      if (one) return ++one.count
      counted?.set(key, { labels, count: 1 })
      return 1
    },
  }
}

/** How often something happened with these labels. */
interface Counted {
  labels: Readonly<Record<string, string>>
  count: number
}
