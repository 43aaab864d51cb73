import autocannon, { type Options, type Result } from 'autocannon'
import { hasWrk, type Load, loadByWrk } from './wrk.ts'

const CONNECTIONS = 48

/** Sends GETs for the given seconds, by wrk where it is installed; the connections use the `cookies` in turn. */
export async function load(
  url: string,
  options: { seconds: number; cookies: readonly string[]; amount?: number },
): Promise<Load> {
  if (options.amount === undefined && hasWrk) return loadByWrk(url, options)
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

/**
 * Measures the time until the last answer: the library ends at a full second, too coarse for a fixed number of
 * requests.
 */
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

/** The speed of one round, and the speed that it is compared with. */
export interface Round {
  value: number
  against: number
}

/**
 * Prints a row: the round with the median ratio, and the best and worst ratios. Machines are shared, so both sides are
 * measured in turn, and a disturbance of one round does not decide the result. A row below its goal makes the exit code 1.
 */
export function report(what: string, rounds: readonly Round[], goal: { wanted: number; unit: string }): void {
  const ratioOf = ({ value, against }: Round) => value / against
  const sorted = rounds.toSorted((one, other) => ratioOf(one) - ratioOf(other))
  const [worst, middle, best] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  if (!worst || !middle || !best) throw new Error(`${what}: nothing was measured`)
  const isMet = ratioOf(middle) >= goal.wanted
  if (!isMet) process.exitCode = 1
  const mark = isMet ? 'ok  ' : 'LESS'
  const spread =
    sorted.length > 1
      ? `, ${ratioOf(worst).toFixed(2)} to ${ratioOf(best).toFixed(2)} in ${sorted.length} rounds`
      : ''
  console.log(
    `${mark} ${what.padEnd(46)} ${middle.value.toFixed(0).padStart(8)} / ${middle.against.toFixed(0).padStart(8)} ${goal.unit} = ${ratioOf(middle).toFixed(3)} (wanted ${goal.wanted}${spread})`,
  )
}
