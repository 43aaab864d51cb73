import { readFileSync } from 'node:fs'
import pg from 'pg'
import { hasEndsOf, isClockCompared, readDigestFile, verifyWith } from '#modules/audit-trail/public.ts'
import { builderOver } from '#platform/db/database.ts'

/**
 * `npm run audit:verify [-- digest.json …]` with DATABASE_URL: recomputes every chain outside the application, holds the signed
 * digests against them, and those files that were kept elsewhere (TRL-01). KAOJI_AUDIT_PUBLIC_KEY: whose signature counts.
 */
const url = process.env.DATABASE_URL
if (!url) throw new Error('请设置 DATABASE_URL')
const publicKey = process.env.KAOJI_AUDIT_PUBLIC_KEY
const client = new pg.Client({ connectionString: url })
await client.connect().catch((error: Error) => {
  throw new Error(`连接不上 DATABASE_URL 指定的数据库：${error.message}`)
})
const tx = builderOver(client)

const faults: string[] = []
const { entries, digests, broken, brokenDay } = await verifyWith(tx, publicKey)
if (broken) faults.push(`链条在 ${broken} 处断开`)
if (brokenDay) faults.push(`${brokenDay} 的签名摘要与日志不符`)
if (!(await isClockCompared(tx))) faults.push('日志的时间没有与数据库核对：表 audit_clock 的 tolerance 为空')
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, 'utf8')
  const digest = readDigestFile(text)
  const isOurs = digest && (publicKey === undefined || digest.publicKey === publicKey)
  if (!isOurs) faults.push(`${path} 不是本系统签名的摘要`)
  else if (!(await hasEndsOf(tx, JSON.stringify(digest)))) faults.push(`${path} 签名以后，日志被改写过`)
}
await client.end()
console.log(
  faults.length > 0 ? faults.join('\n') : `共 ${entries} 条，链条完整；${digests} 份签名摘要全部相符`,
)
if (!publicKey) console.log('没有给出 KAOJI_AUDIT_PUBLIC_KEY：只核对了签名与摘要自己写明的公钥相符。')
process.exitCode = faults.length > 0 ? 1 : 0
