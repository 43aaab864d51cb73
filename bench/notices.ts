import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type PaymentPeer, startPaymentPeer } from '../tests/payment-peer/peer.ts'
import type { Notice } from '../tests/payment-peer/post.ts'
import { sectionOf } from '../tests/payment-peer/secrets-section.ts'
import { buildCity } from './city.ts'
import { addPayableOrders, type Payable } from './payable-orders.ts'
import { type Posted, postLetters } from './post-letters.ts'

/**
 * `npm run bench:notices`: payments by the notices of Alipay and WeChat Pay, signed by the payment peer: each of 50 payments told a
 * thousand times over; 2,000 payments as fast as they are taken; 2,000 payments in a minute. Ends with 1 below its goals.
 */
const { values } = parseArgs({
  options: {
    payments: { type: 'string', default: '2000' },
    repeated: { type: 'string', default: '50' },
    copies: { type: 'string', default: '1000' },
  },
})
const [payments, repeated, copies] = [values.payments, values.repeated, values.copies].map(Number) as [
  number,
  number,
  number,
]
const ORIGIN = 'https://kaoji.example.cn'
const MINUTE_MS = 60_000
/** Both providers give up after five seconds, the way included: half of them are ours. */
const LONGEST_MS = 2_500
/** After an outage WeChat Pay sends each notice up to 15 times: those of 2,000 payments within a minute. */
const REPEATED_PER_SECOND = 500
/** 2,000 payments in a minute, and half as many again. */
const PAID_PER_SECOND = 50

const peer = await startPaymentPeer()
const count = repeated + 2 * payments
const city = await buildCity(count + 1_000)
const owner = new pg.Pool({ connectionString: city.databaseUrl, max: 1 })
// The database may end before the pool has said goodbye to it.
owner.on('error', () => undefined)
try {
  const secrets = join(city.directory, 'secrets.json')
  const keys = JSON.parse(readFileSync(secrets, 'utf8')) as Record<string, unknown>
  writeFileSync(secrets, JSON.stringify({ ...keys, payment: sectionOf(peer) }))
  const payable = await addPayableOrders(city.databaseUrl, count)
  if (payable.length !== count) throw new Error(`${payable.length} orders instead of ${count}`)
  const notices = payable.map((order) => paid(peer, order))
  const product = await city.serve(fileURLToPath(new URL('../server/main.ts', import.meta.url)), {
    KAOJI_PUBLIC_ORIGIN: ORIGIN,
    KAOJI_ALIPAY_GATEWAY: peer.alipay.gateway,
    KAOJI_WECHAT_GATEWAY: peer.base,
  })
  const raw = await city.serve(fileURLToPath(new URL('./raw-http.ts', import.meta.url)), { BENCH_BYTES: '7' })
  const written = (some: readonly Notice[]) => some.map((notice) => notice.write())

  const often = notices.slice(0, repeated)
  const client = await postLetters(raw, written(Array.from({ length: 40 }, () => often).flat()))
  console.log(
    `     the client alone, to a server that only answers: ${client.perSecond.toFixed(0)} notices/s`,
  )

  const flood = written(Array.from({ length: copies }, () => often).flat())
  const flooded = await postLetters(product, flood)
  row(`${copies} notices of each of ${repeated} payments`, {
    posted: flooded,
    goal: REPEATED_PER_SECOND,
    client,
  })
  const burst = await postLetters(product, written(notices.slice(repeated, repeated + payments)))
  row(`${payments} payments at once`, { posted: burst, goal: PAID_PER_SECOND, client })
  const everyMs = MINUTE_MS / payments
  const minute = await postLetters(product, written(notices.slice(-payments)), { everyMs })
  // The client sends no faster: the pace was kept when nothing is late.
  row(`${payments} payments in a minute`, { posted: minute, goal: (0.95 * 1000) / everyMs, client })
  await compare()
} finally {
  await owner.end()
  await city.close()
  await peer.stop()
}

/** The payer has paid at the provider. */
function paid({ alipay, wechat }: PaymentPeer, { attemptNo, provider, fen }: Payable): Notice {
  const { trades } = provider === 'alipay' ? alipay : wechat
  const asked = {
    outTradeNo: attemptNo,
    fen,
    subject: '毕业审定费',
    returnUrl: undefined,
    expiresAt: undefined,
  }
  const notifyUrl = `${ORIGIN}/api/payment-notices/${provider}`
  trades.open({ ...asked, way: provider === 'alipay' ? 'page' : 'native', notifyUrl }, 'payer')
  const trade = trades.pay(attemptNo)
  if (typeof trade === 'string') throw new Error(trade)
  return provider === 'alipay' ? alipay.notice(trade) : wechat.notice(trade)
}

function row(what: string, { posted, goal, client }: { posted: Posted; goal: number; client: Posted }): void {
  const { perSecond, refused, p50, p99, longest } = posted
  const isGood = refused === 0 && p99 < LONGEST_MS && perSecond >= goal
  const times = `p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)}, longest ${longest.toFixed(0)} ms`
  const share = `the client could send ${(client.perSecond / perSecond).toFixed(1)} times as many`
  console.log(
    `${isGood ? 'ok  ' : 'LESS'} ${what.padEnd(42)} ${perSecond.toFixed(0).padStart(6)}/s (wanted ${goal.toFixed(0)}), ${times}; ${refused} refused; ${share}`,
  )
  if (!isGood) process.exitCode = 1
}

/** Our books and the providers': every payment once, to the fen. */
async function compare(): Promise<void> {
  const { rows } = await owner.query<{ fees: number; extras: number; fen: number }>(
    `select count(*) filter (where purpose = 'fee')::int as fees, count(*) filter (where purpose <> 'fee')::int as extras,
       coalesce(sum(fen), 0)::int as fen from payments where channel in ('alipay', 'wechat')`,
  )
  const [ours] = rows
  const isSame = ours?.fees === count && ours.extras === 0 && ours.fen === peer.books.paidFen()
  console.log(
    `${isSame ? 'ok  ' : 'LESS'} ${ours?.fees} of ${count} fees paid, ${ours?.extras} extra; ${ours?.fen} of ${peer.books.paidFen()} fen`,
  )
  if (!isSame) process.exitCode = 1
}
