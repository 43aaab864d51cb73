import { execFile } from 'node:child_process'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import encodeQR from 'qr'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { qrOfPdf } from '#tests/support/qr-of-pdf.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { verifierOf } from '#tests/support/verifier.ts'

const application = startApplication()
const given = givenIn(application)
const { stranger } = verifierOf(application)
let folder = ''
let sheet: Buffer = Buffer.alloc(0)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoji-verify-'))
  const he: Candidate = await given.candidate().passed('00160').enter()
  sheet = (await he.call('GET', '/api/portal/scores/paper?tickets=active&scores=all')).bytes
  await keep('keys.json', (await stranger.call('GET', '/.well-known/kaoji-paper-keys.json')).text)
  await keep('revoked.json', (await stranger.call('GET', '/.well-known/kaoji-revoked-papers.json')).text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function keep(name: string, content: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

/** What the command says and how it ends, run as a stranger runs it. */
function run(...args: string[]): Promise<{ said: string; code: number | string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['tools/paper-verify.ts', ...args], (error, out, words) =>
      resolve({ said: `${out}${words}`, code: error?.code ?? 0 }),
    )
  })
}

const judge = (file: string, ...more: string[]) =>
  run(file, '--keys', join(folder, 'keys.json'), '--revoked', join(folder, 'revoked.json'), ...more)

/** The QR code of the paper as a photo of it, in the middle of something else. */
async function photoOf(said: string): Promise<Buffer> {
  const svg = Buffer.from(encodeQR(said, 'svg', { ecc: 'medium', border: 4 }))
  const code = await sharp(svg, { density: 72 }).resize(700, 700, { kernel: 'nearest' }).png().toBuffer()
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#d8d4cc' } })
    .composite([{ input: code, left: 500, top: 200 }])
    .jpeg({ quality: 60 })
    .toBuffer()
}

test('VER-01 a stranger verifies the file and a photo of its code, without the service', async () => {
  const file = await judge(await keep('sheet.pdf', sheet))
  expect(file.said).toContain('文件真实有效，一个字节也没有改动')
  expect(file.code).toBe(0)
  const photo = await judge(await keep('photo.jpg', await photoOf((await qrOfPdf(sheet)) ?? '')))
  expect(photo.said).toContain('二维码真实有效，请与纸面逐项核对')
  expect(photo.said).toContain('要证明全部内容真实，请向持有人要 PDF 原文件')
  expect(photo.said).not.toContain('文件真实有效')
  expect(photo.code).toBe(0)
})

test('VER-01 a changed file, a cut one and somebody else’s are not genuine', async () => {
  const changed = Buffer.from(sheet)
  changed[5000] = (changed[5000] ?? 0) ^ 1
  const other = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
  for (const [name, bytes, words] of [
    ['changed.pdf', changed, '内容被改动过，或者文件不完整'],
    ['cut.pdf', sheet.subarray(0, sheet.length - 300), '内容被改动过，或者文件不完整'],
    ['other.pdf', other, '不是本系统签发的文件'],
  ] as const) {
    const answer = await judge(await keep(name, bytes))
    expect(answer.said).toContain(words)
    expect(answer.code).toBe(1)
  }
})

test('VER-01 what is no answer ends with 2 and says what to do', async () => {
  const path = await keep('whole.pdf', sheet)
  const huge = await keep('huge.pdf', '%PDF-')
  await truncate(huge, 200 * 1024 * 1024)
  const blank = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const keys = join(folder, 'keys.json')
  for (const [args, words] of [
    [[path], '用法'],
    [[path, '--unknown'], '用法'],
    [[join(folder, 'none.pdf'), '--keys', keys], '读不到文件'],
    [[path, '--keys', path], '不是密钥清单'],
    [[path, '--keys', keys, '--revoked', keys], '不是由清单中的密钥签名的作废名单'],
    [[path, '--keys', keys], '无法核验是否已作废'],
    [[huge, '--keys', keys], '超过 20 MB'],
    [[await keep('blank.png', blank), '--keys', keys], '照片中也没有找到二维码'],
  ] as const) {
    const { said, code } = await run(...args)
    expect(said).toContain(words)
    expect([1, 2]).toContain(code)
  }
})
