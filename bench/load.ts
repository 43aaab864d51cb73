import autocannon from 'autocannon'

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
  const result = await autocannon({
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
    perSecond: result.requests.total / result.duration,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  }
}

/** Prints a row: what was measured, against what, and the ratio beside what is wanted. */
export function report(
  what: string,
  measured: { value: number; against: number; wanted: number; unit: string },
): void {
  const ratio = measured.value / measured.against
  const mark = ratio >= measured.wanted ? 'ok  ' : 'LESS'
  console.log(
    `${mark} ${what.padEnd(46)} ${measured.value.toFixed(0).padStart(8)} / ${measured.against.toFixed(0).padStart(8)} ${measured.unit} = ${ratio.toFixed(2)} (wanted ${measured.wanted})`,
  )
}
