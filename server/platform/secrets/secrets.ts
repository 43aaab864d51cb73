import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { PaymentSection } from '../payment/keys/payment-keys.ts'

// It is one byte of every sealed field, and has one spelling.
const KeyId = Type.String({ pattern: '^([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])$' })
const Key = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Instant = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$',
})
const Since = { from: Instant, until: Type.Optional(Instant), revokedAt: Type.Optional(Instant) }
/** A key that signs papers (VER-02). One that is retired may leave its seed out and keep its public half. */
const PaperKeyEntry = Type.Union([
  Type.Object({ seed: Key, ...Since }, { additionalProperties: false }),
  Type.Object({ publicKey: Key, ...Since }, { additionalProperties: false }),
])
export type PaperKeyEntry = Static<typeof PaperKeyEntry>
const SecretsFile = Type.Object(
  {
    /** Field encryption, by key id; the last one encrypts, all of them decrypt. */
    fieldKeys: Type.Record(KeyId, Key, { additionalProperties: false }),
    activeFieldKey: KeyId,
    /** Blind indexes. Cannot be rotated without re-indexing every number. */
    indexKey: Key,
    /** Keyed digests of short-lived secrets: captcha answers, codes, addresses. */
    digestKey: Key,
    /** The seed of the Ed25519 key that signs for this installation (TRL-01). */
    signingKey: Key,
    /** The Ed25519 keys of papers: exactly one signs, which has a seed and neither `until` nor `revokedAt` (VER-02). */
    paperKeys: Type.Array(PaperKeyEntry, { minItems: 1, maxItems: 50 }),
    /** Keys of Alipay and WeChat Pay (PAY-02); the only ones that are read again while the process runs. */
    payment: Type.Optional(PaymentSection),
    /** What the gateway of e-bills shares with us (PAY-01). */
    ebill: Type.Optional(Type.Object({ secret: Key }, { additionalProperties: false })),
    /** What the gateway of text messages shares with us (LOG-08). */
    texts: Type.Optional(Type.Object({ secret: Key }, { additionalProperties: false })),
    /** The login at the mail server (MSG-01); absent where it asks for none. */
    mail: Type.Optional(
      Type.Object(
        {
          username: Type.String({ minLength: 1, maxLength: 200 }),
          password: Type.String({ minLength: 1, maxLength: 200 }),
        },
        { additionalProperties: false },
      ),
    ),
    /** True for keys that the product made for itself: fit for demonstration only. */
    generated: Type.Boolean(),
  },
  { additionalProperties: false },
)
/** The demonstration's clock may be set to any day on which its data are of use. */
const FIRST_DAY = '2020-01-01T00:00:00Z'
const ENTRIES = Object.keys(SecretsFile.properties)
export type Secrets = Static<typeof SecretsFile>

/** The keys in `path`; throws when the file is unreadable, malformed, weak, or not fit for production. */
export async function readSecrets(path: string, mode: 'demonstration' | 'production'): Promise<Secrets> {
  const secrets: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (!Value.Check(SecretsFile, secrets))
    throw new Error(`密钥文件格式不正确：${path}。请按 deploy/README.md 核对各项：${ENTRIES.join('、')}。`)
  if (!secrets.fieldKeys[secrets.activeFieldKey])
    throw new Error('密钥文件中的 activeFieldKey 没有对应的密钥。')
  if (secrets.paperKeys.filter(isActive).length !== 1)
    throw new Error('密钥文件的 paperKeys 中，未写 until 和 revokedAt 且有 seed 的密钥必须恰好一个。')
  const keys = [
    ...[secrets.indexKey, secrets.digestKey, secrets.signingKey, ...Object.values(secrets.fieldKeys)],
    ...[secrets.ebill, secrets.texts].flatMap((shared) => (shared ? [shared.secret] : [])),
    ...secrets.paperKeys.map((entry) => ('seed' in entry ? entry.seed : entry.publicKey)),
  ]
  if (mode === 'production' && (secrets.generated || keys.some(looksLikePlaceholder))) {
    throw new Error('生产模式不能使用演示或占位密钥，请用 openssl rand -hex 32 生成各项密钥。')
  }
  if (mode === 'production' && new Set(keys).size < keys.length)
    throw new Error('密钥文件中的各项密钥不能相同。')
  return secrets
}

/** The demonstration's own keys, made once and kept beside its database, readable by this user alone. */
export async function readOrMakeSecrets(path: string): Promise<Secrets> {
  await mkdir(dirname(path), { recursive: true })
  const made: Secrets = { ...makeKeys(FIRST_DAY), generated: true }
  if (!(await writeNew(path, made))) await addMissingKeys(path, made)
  return readSecrets(path, 'demonstration')
}

/**
 * OPS-01: writes the keys of a new production installation into a new file that only this user can read, on the disk when the promise
 * resolves. False, and nothing written, when there is a file already: whoever overwrites keys makes a database unreadable.
 */
export async function makeSecretsFile(path: string, at: Date): Promise<boolean> {
  const from = `${at.toISOString().slice(0, 19)}Z`
  return await writeNew(path, { ...makeKeys(from), generated: false })
}

function makeKeys(from: string): Omit<Secrets, 'generated'> {
  return {
    fieldKeys: { '1': randomKey() },
    activeFieldKey: '1',
    indexKey: randomKey(),
    digestKey: randomKey(),
    signingKey: randomKey(),
    paperKeys: [{ seed: randomKey(), from }],
  }
}

async function writeNew(path: string, secrets: Secrets): Promise<boolean> {
  try {
    await writeFile(path, `${JSON.stringify(secrets, undefined, 2)}\n`, {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/** Whether a key signs papers from now on. */
export function isActive(entry: PaperKeyEntry): entry is Extract<PaperKeyEntry, { seed: string }> {
  return 'seed' in entry && entry.until === undefined && entry.revokedAt === undefined
}

/** A demonstration that began before there were such keys gets them; its other keys open its data and stay. */
async function addMissingKeys(
  path: string,
  { signingKey, paperKeys }: Pick<Secrets, 'signingKey' | 'paperKeys'>,
): Promise<void> {
  const stored: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (typeof stored !== 'object' || stored === null || ('signingKey' in stored && 'paperKeys' in stored))
    return
  const whole = { signingKey, paperKeys, ...stored }
  await writeFile(`${path}.new`, JSON.stringify(whole, undefined, 2), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

function randomKey(): string {
  return randomBytes(32).toString('hex')
}

function looksLikePlaceholder(key: string): boolean {
  return new Set(key).size < 8
}
