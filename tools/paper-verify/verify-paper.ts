import { readFile, stat } from 'node:fs/promises'
import { fromBase64Url } from '#rulebook/papers/bytes.ts'
import {
  isListGood,
  judgeFile,
  judgeStatement,
  type Known,
  type Verdict,
} from '#rulebook/papers/judge-paper.ts'
import { readKeySet } from '#rulebook/papers/key-set.ts'
import { LARGEST_FILE } from '#rulebook/papers/paper-file.ts'
import { readList } from '#rulebook/papers/revocation-list.ts'
import { readPhoto } from './read-photo.ts'
import { wordsOf } from './verdict-words.ts'

export const USAGE = `用法：npm run --silent paper:verify -- 文件 --keys 密钥清单 [--revoked 作废名单]
密钥清单和作废名单从签发单位的网址下载：/.well-known/kaoji-paper-keys.json 和 /.well-known/kaoji-revoked-papers.json。`

/** The exit code of a command that could not say whether the paper is genuine. */
export const NO_ANSWER = 2

interface Answer {
  words: string
  code: 0 | 1 | 2
}

/** Why there is no answer, in words. */
class Unreadable extends Error {}

/** VER-01: verifies a file with the keys and the list that somebody downloaded once, and says the result in words. */
export async function verifyPaper(
  paths: { file: string; keys: string; revoked: string | undefined },
  now: Date,
): Promise<Answer> {
  try {
    const known = await readKnown(paths, now)
    const verdict = await judge(await readWhole(paths.file), known)
    return { words: wordsOf(verdict, known), code: codeOf(verdict) }
  } catch (error) {
    if (error instanceof Unreadable) return { words: error.message, code: NO_ANSWER }
    throw error
  }
}

async function readKnown(
  { keys: keysPath, revoked }: { keys: string; revoked: string | undefined },
  now: Date,
): Promise<Known> {
  const keys = readKeySet((await readWhole(keysPath)).toString('utf8'))
  if (!keys) throw new Unreadable(`${keysPath} 不是密钥清单，请重新下载 /.well-known/kaoji-paper-keys.json。`)
  if (revoked === undefined) return { keys, list: undefined, now }
  const list = readList((await readWhole(revoked)).toString('utf8'))
  if (!list || !isListGood(list, { keys, now }))
    throw new Unreadable(`${revoked} 不是由清单中的密钥签名的作废名单，请连同密钥清单一起重新下载。`)
  return { keys, list, now }
}

async function judge(bytes: Buffer, known: Known): Promise<Verdict> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return judgeFile(bytes, known)
  const said = await readPhoto(bytes)
  if (said === undefined)
    throw new Unreadable(
      '这不是 PDF，照片中也没有找到二维码。请给出 PDF 原文件，或者首页右上角二维码的清楚照片。',
    )
  return judgeStatement(fromBase64Url(said.split('#')[1] ?? '') ?? new Uint8Array(), known)
}

/** Nothing that is larger than any paper is read into memory. */
async function readWhole(path: string): Promise<Buffer> {
  const { size } = await stat(path).catch(() => {
    throw new Unreadable(`读不到文件 ${path}，请核对路径。`)
  })
  if (size > LARGEST_FILE) throw new Unreadable(`${path} 超过 20 MB，不是本系统签发的文件。`)
  return readFile(path).catch(() => {
    throw new Unreadable(`读不到文件 ${path}，请核对路径。`)
  })
}

function codeOf(verdict: Verdict): Answer['code'] {
  switch (verdict.kind) {
    case 'genuine':
      return 0
    case 'revoked':
      return 1
    case 'unlisted':
      return NO_ANSWER
    case 'refused':
      return verdict.fault === 'unknown_key' || verdict.fault === 'future' ? NO_ANSWER : 1
    default:
      return verdict satisfies never
  }
}
