import { readFile, stat } from 'node:fs/promises'
import { LARGEST_EXCHANGE_FILE, type TransferPackage } from '#contracts/transfers/transfer-package.ts'
import { formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import { maskName } from '#rulebook/masking.ts'
import { readKeySet } from '#rulebook/papers/key-set.ts'
import { GRADE_WORDS } from '#rulebook/scores/score.texts.ts'
import { PACKAGE_REFUSAL_WORDS } from '#rulebook/transfer-package/transfer-package.texts.ts'
import {
  judgePackage,
  type PackageRefusal,
  readPackage,
} from '#rulebook/transfer-package/transfer-package.ts'

export const USAGE = `用法：npm run --silent package:verify -- 文件 --keys 密钥清单
密钥清单从转出地考试院的网址下载：/.well-known/kaoji-paper-keys.json。`

/** The exit code of a command that could not say whether the package is genuine. */
export const NO_ANSWER = 2

interface Answer {
  words: string
  code: 0 | 1 | 2
}

/** TRO-04: verifies the file of a package with keys that somebody downloaded once, and says the result in words. */
export async function verifyPackage(paths: { file: string; keys: string }, now: Date): Promise<Answer> {
  const [file, keyFile] = [await bytesAt(paths.file), await bytesAt(paths.keys)]
  if (!file) return { words: `读不到文件 ${paths.file}，请核对路径。`, code: NO_ANSWER }
  const keys = keyFile && readKeySet(keyFile.toString('utf8'))
  if (!keys)
    return {
      words: `${paths.keys} 不是密钥清单，请重新下载 /.well-known/kaoji-paper-keys.json。`,
      code: NO_ANSWER,
    }
  const read = readPackage(file)
  if (typeof read === 'string') return refused(read)
  // Whoever runs this fetched the keys from the sender, and is told below from whom they have to be.
  const sender = { ...read.content.from, keys: keys.keys }
  const verdict = judgePackage(read, { trusted: [sender], now, ownProvince: undefined, seenIds: new Set() })
  if (verdict.kind === 'refused') return refused(verdict.refusal)
  return {
    words: [
      '电子档案真实，一个字也没有改动，在有效期内。',
      `请核对：密钥清单是从 https://${sender.installation}/.well-known/kaoji-paper-keys.json 下载的。`,
      ...linesOf(verdict.content),
      `密钥清单截至 ${formatInstant(keys.publishedAt)}。`,
    ].join('\n'),
    code: 0,
  }
}

function refused(refusal: PackageRefusal): Answer {
  const { why, what } = PACKAGE_REFUSAL_WORDS[refusal]
  const isOpen = ['unknown_key', 'not_yet', 'future_version'].includes(refusal)
  return { words: `核验未通过：${why}\n${what}`, code: isOpen ? NO_ANSWER : 1 }
}

function linesOf(content: TransferPackage): string[] {
  const { id, from, to, person, origin, destination, scores, issuedAt, expiresAt } = content
  return [
    `编号：${id}`,
    `转出地：${from.province}（${from.name}）`,
    `转入地：${to.province}，准考证号 ${destination.ticketNo}，${destination.majorName}`,
    `姓名：${maskName(person.name)}`,
    `转出准考证号：${origin.ticketNo}，${origin.schoolName}，${origin.majorName}`,
    `制作时间：${formatInstant(new Date(issuedAt))}，有效期至 ${formatInstant(new Date(expiresAt))}`,
    `成绩：${scores.length} 门`,
    ...scores.map(
      ({ courseCode, courseName, credits, outcome, passedOn }) =>
        `  ${courseCode} ${courseName}，${credits} 学分，${'mark' in outcome ? `${outcome.mark} 分` : GRADE_WORDS[outcome.grade]}，${formatDate(passedOn)}`,
    ),
  ]
}

/** Nothing that is larger than any file of an exchange is read into memory. */
async function bytesAt(path: string): Promise<Buffer | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  if (found.size > LARGEST_EXCHANGE_FILE) return Buffer.alloc(LARGEST_EXCHANGE_FILE + 1)
  return readFile(path).catch(() => undefined)
}
