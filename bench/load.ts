import autocannon, { type Options, type Result } from 'autocannon'

const CONNECTIONS = 48

/** What a load came to. */
export interface Load {
  perSecond: number
  p99: number
  failed: number
}

/** Sends GETs for that many seconds, each connection going through `cookies` in turn. */
export async function load(
  url: string,
  options: { seconds: number; cookies: readonly string[]; amount?: number },
): Promise<Load> {
  let next = 0
  const { result, elapsed } = await timed({
    url,
    connections: CONNECTIONS,
    ...(options.amount === undefined ? { duration: options.seconds } : { amount: options.amount }),
    requests: [
      {
        method: 'GET',
        setupRequest: (request) => {
          next += 1
          return {
            ...request,
            headers: { cookie: `kaoji-portal=${options.cookies[next % options.cookies.length]}` },
          }
        },
      },
    ],
  })
  return {
    perSecond: (result.requests.total * 1000) / elapsed,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  }
}

/** Until the last answer: the library itself ends at its next full second, which for a given amount says little. */
function timed(options: Options): Promise<{ result: Result; elapsed: number }> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    let last = start
    const run = autocannon(options, (error, result) =>
      error ? reject(error) : resolve({ result, elapsed: last - start }),
    )
    run.on('response', () => {
      last = performance.now()
    })
  })
}

/** What one round measured, against what. */
export interface Round {
  value: number
  against: number
}

/**
 * Prints a row: the round in the middle by its ratio, and the ratios of the best and worst one. Machines are shared:
 * what is compared is measured in turn, and what disturbs one round does not decide.
 */
export function report(what: string, rounds: readonly Round[], goal: { wanted: number; unit: string }): void {
  const ratioOf = ({ value, against }: Round) => value / against
  const sorted = rounds.toSorted((one, other) => ratioOf(one) - ratioOf(other))
  const [worst, middle, best] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  if (!worst || !middle || !best) throw new Error(`${what}: nothing was measured`)
  const mark = ratioOf(middle) >= goal.wanted ? 'ok  ' : 'LESS'
  const spread =
    sorted.length > 1
      ? `, ${ratioOf(worst).toFixed(2)} to ${ratioOf(best).toFixed(2)} in ${sorted.length} rounds`
      : ''
  console.log(
    `${mark} ${what.padEnd(46)} ${middle.value.toFixed(0).padStart(8)} / ${middle.against.toFixed(0).padStart(8)} ${goal.unit} = ${ratioOf(middle).toFixed(2)} (wanted ${goal.wanted}${spread})`,
  )
}
