import { readFileSync } from 'node:fs'
import pg from 'pg'
import { readDigestFile, type TrailFault, verifyWith } from '#modules/audit-trail/public.ts'
import { builderOver } from '#platform/db/database.ts'

/**
 * `npm run audit:verify [-- digest.json …]` with DATABASE_URL: recomputes every chain outside the database, from plain columns,
 * and holds the signed digests against them, and those files that were kept elsewhere (TRL-01). KAOJI_AUDIT_PUBLIC_KEY: whose
 * signature counts.
 */
const url = process.env.DATABASE_URL
if (!url) throw new Error('请设置 DATABASE_URL')
const publicKey = process.env.KAOJI_AUDIT_PUBLIC_KEY
const WORDS: Record<TrailFault['kind'], (place: string) => string> = {
  table: (place) => `${place} 不是日志自己的表或触发器：已被替换、改动或停用`,
  entry: (place) => `链条在 ${place} 处断开，或这一条的时间不可信`,
  digest: (place) => `${place} 的签名摘要与日志不符`,
  unsigned: (place) => `${place} 有日志而没有签名摘要：摘要被删除，或当天没有签名`,
  copy: (place) => `另存的 ${place} 的摘要不在系统中：签名以后，日志或摘要被改写过`,
  empty: () => '日志是空的：已投入使用的系统不会如此',
}
const client = new pg.Client({ connectionString: url })
await client.connect().catch((error: Error) => {
  throw new Error(`连接不上 DATABASE_URL 指定的数据库：${error.message}`)
})

const files = process.argv
  .slice(2)
  .map((path) => ({ path, copy: readDigestFile(readFileSync(path, 'utf8')) }))
const copies = files.flatMap(({ copy }) => copy ?? [])
await client.query('begin')
const now = new Date()
const verdict = await verifyWith(builderOver(client), { publicKey, now, copies })
await client.end()
const faults = [
  ...verdict.faults.map(({ kind, place }) => WORDS[kind](place)),
  ...files.filter(({ copy }) => !copy).map(({ path }) => `${path} 不是本系统签名的摘要`),
  ...(verdict.isClockCompared ? [] : ['日志的时间没有与数据库核对：表 audit_clock 的 tolerance 为空']),
]
console.log(
  faults.length > 0
    ? faults.join('\n')
    : `共 ${verdict.entries} 条，链条完整；${verdict.digests} 份签名摘要全部相符`,
)
if (!publicKey) console.log('没有给出 KAOJI_AUDIT_PUBLIC_KEY：只核对了签名与摘要自己写明的公钥相符。')
if (files.length === 0) console.log('没有给出另存的摘要：最新的摘要和它以后的日志若被整个改写，查不出来。')
process.exitCode = faults.length > 0 ? 1 : 0
