import { readdirSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { createPrinter } from '../pdf/printer.ts'
import { putPoolBehindEventLoop } from './behind-event-loop.ts'

// A process of its own, because a thread's priority cannot be put back by everybody: prints the niceness of each of its threads by name.

const THREADS = '/proc/self/task'

await putPoolBehindEventLoop()
const paper = sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: '#cccccc' } })
await sharp(await paper.jpeg().toBuffer(), { sequentialRead: true })
  .resize({ width: 1_000 })
  .jpeg()
  .toBuffer()
const printer = createPrinter({ maxWaiting: 1 })
await printer.print({
  kind: 'notice',
  title: '提交回执',
  issuer: '考籍管理',
  blocks: [],
  footer: '提交编号 1',
  at: new Date(),
})
process.stdout.write(JSON.stringify(process.platform === 'linux' ? readdirSync(THREADS).map(look) : []))
await printer.stop()

function look(thread: string): { name: string; niceness: number } {
  const stat = readFileSync(`${THREADS}/${thread}/stat`, 'utf8')
  const name =
    Number(thread) === process.pid ? 'main' : stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
  // The nineteenth field, by proc(5), of which the third is the first after the name.
  const niceness = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]
  return { name, niceness: Number(niceness) }
}
