import { isAbsolute, resolve } from 'node:path'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { PROVINCES } from '#rulebook/evidence/provinces.ts'
import { ebillFaults, ebillGatewayOf } from './ebill-gateway.ts'
import { type Installation, installationOf } from './installation.ts'
import { MEMORY_SETTINGS, type MemoryLimits, memoryOf } from './memory-settings.ts'
import { type MailConfig, MESSAGE_SETTINGS, mailOf, messageFaults } from './message-settings.ts'
import { S3_SETTINGS, type S3Config, s3Faults, s3Of } from './s3-settings.ts'

type Worded = TSchema & { description?: string }

const Path = Type.String({ minLength: 1, maxLength: 4096, description: '应为路径' })
const DatabaseUrl = Type.String({
  pattern: '^postgres(ql)?://',
  description: '应以 postgres:// 或 postgresql:// 开头',
})

/** Every setting, and in words what is expected of it. */
const Environment = Type.Partial(
  Type.Object({
    PORT: Type.String({ pattern: '^[0-9]{1,5}$', description: '应为 0 到 65535 的数字' }),
    HOST: Type.String({ minLength: 1, maxLength: 255, description: '应为地址或主机名' }),
    KAOJI_MODE: oneOf('demonstration', 'production'),
    KAOJI_ROLE: oneOf('web', 'worker', 'both'),
    KAOJI_DATA_DIR: Path,
    KAOJI_SECRETS_FILE: Path,
    KAOJI_PUBLIC_ORIGIN: Type.String({
      pattern: '^https?://[^/]+$',
      description: '应为 https://kaoji.example.cn 的形式，末尾没有斜杠',
    }),
    KAOJI_TRUSTED_PROXY: Type.String({ minLength: 1, maxLength: 200, description: '应为反向代理的地址' }),
    KAOJI_DRAIN_SECONDS: Type.String({ pattern: '^([0-9]|1[0-5])$', description: '应为 0 到 15 的数字' }),
    KAOJI_LOG_LEVEL: oneOf('silent', 'warn', 'info', 'debug'),
    ...S3_SETTINGS,
    ...MESSAGE_SETTINGS,
    ...MEMORY_SETTINGS,
    KAOJI_REGISTRATION_URL: Type.String({
      pattern: '^https?://[^/]+/',
      description: '应为报名平台核对密码的完整地址',
    }),
    KAOJI_REGISTRATION_TOKEN: Type.String({
      minLength: 16,
      maxLength: 500,
      description: '应为至少 16 位的令牌',
    }),
    KAOJI_ALIPAY_GATEWAY: Type.String({
      pattern: '^https?://[^/?#]+/[^?#]*$',
      description: '应为支付宝网关的完整地址',
    }),
    KAOJI_WECHAT_GATEWAY: Type.String({
      pattern: '^https?://[^/?#]+$',
      description: '应为 https://api.mch.weixin.qq.com 的形式，末尾没有斜杠',
    }),
    KAOJI_EBILL_GATEWAY: Type.String({
      pattern: '^(https?://[^/?#]+(/[^?#]*)?|demonstration|none)$',
      description: '应为财政电子票据网关的完整地址；none 表示不开具',
    }),
    KAOJI_INSTALLATION: Type.String({
      pattern: '^[a-z0-9][a-z0-9.-]{1,62}$',
      description: '应为本系统对外的主机名，例如 kaoji.example.cn',
    }),
    KAOJI_PROVINCE: oneOf(...PROVINCES),
    KAOJI_AUTHORITY: Type.String({ minLength: 1, maxLength: 60, description: '应为考试院的名称' }),
    DATABASE_URL: DatabaseUrl,
    DATABASE_OWNER_URL: DatabaseUrl,
  }),
)

export interface Config {
  mode: 'demonstration' | 'production'
  role: 'web' | 'worker' | 'both'
  host: string
  port: number
  directory: string
  secretsFile: string | undefined
  /** The address that browsers show. Undefined: the host that each request names (demonstration only). */
  publicOrigin: string | undefined
  trustedProxy: string | undefined
  installation: Installation
  logLevel: 'silent' | 'warn' | 'info' | 'debug'
  /** How long a server that is stopped still answers, so that the balancer can send everybody elsewhere. */
  drainMs: number
  memory: MemoryLimits
  /** undefined: photographs are kept in the data directory. */
  s3: S3Config | undefined
  /** The registration platform, to be asked for passwords (LOG-03); undefined: only what was imported counts. */
  registration: { url: string; token: string } | undefined
  /** Where Alipay and WeChat Pay are asked (PAY-02): no other address is. */
  alipayGateway: string
  wechatGateway: string
  /** The issuer of 财政电子票据 (PAY-01); undefined: there is none. */
  ebillGateway: string | undefined
  /** The gateway of text messages (LOG-08); undefined: a production sends none. */
  textGateway: string | undefined
  /** undefined: no letters are sent (MSG-01). */
  mail: MailConfig | undefined
  /** undefined: the product brings its own PostgreSQL. */
  databaseUrl: string | undefined
  /** Who owns the schema and migrates it; the application itself never uses it after start-up. */
  databaseOwnerUrl: string | undefined
}

/** What is wrong with the settings, in words, one line each. Thrown before anything listens. */
export class ConfigProblem extends Error {
  constructor(problems: readonly string[]) {
    super(`环境设置有误，服务没有启动：\n${problems.map((line) => `  - ${line}`).join('\n')}`)
    this.name = 'ConfigProblem'
  }
}

/** The settings of the process, read once from its environment; throws `ConfigProblem` naming every fault. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const settings = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((name) =>
      environment[name] ? [[name, environment[name]]] : [],
    ),
  )
  // One by one: the list of all errors at once ends after the first few.
  const problems = Object.entries<Worded>(Environment.properties).flatMap(([name, schema]) =>
    name in settings && !Value.Check(schema, settings[name])
      ? [`${name} 的值不正确：${schema.description}。`]
      : [],
  )
  if (problems.length > 0) throw new ConfigProblem(problems)
  const config = fromEnvironment(settings as Static<typeof Environment>)
  const faults = [
    ...modeFaults(settings),
    ...s3Faults(settings),
    ...registrationFaults(settings),
    ...messageFaults(settings),
    ...faultsOf(config),
  ]
  if (faults.length > 0) throw new ConfigProblem(faults)
  return config
}

function fromEnvironment(settings: Static<typeof Environment>): Config {
  const directory = settings.KAOJI_DATA_DIR ?? '.kaoji'
  const mode = settings.KAOJI_MODE ?? 'demonstration'
  const role = settings.KAOJI_ROLE ?? 'both'
  return {
    mode,
    role,
    host: settings.HOST ?? '127.0.0.1',
    // A worker answers beside the web process of the same machine.
    port: Number(settings.PORT ?? (role === 'worker' ? '3001' : '3000')),
    directory: isAbsolute(directory) ? directory : resolve(directory),
    secretsFile: settings.KAOJI_SECRETS_FILE,
    publicOrigin: settings.KAOJI_PUBLIC_ORIGIN,
    trustedProxy: settings.KAOJI_TRUSTED_PROXY,
    installation: installationOf(settings),
    logLevel: settings.KAOJI_LOG_LEVEL ?? 'info',
    drainMs: 1000 * Number(settings.KAOJI_DRAIN_SECONDS ?? (mode === 'production' ? 5 : 0)),
    memory: memoryOf(settings),
    s3: s3Of(settings),
    registration: registrationOf(settings),
    alipayGateway: settings.KAOJI_ALIPAY_GATEWAY ?? 'https://openapi.alipay.com/gateway.do',
    wechatGateway: settings.KAOJI_WECHAT_GATEWAY ?? 'https://api.mch.weixin.qq.com',
    ebillGateway: ebillGatewayOf(settings.KAOJI_EBILL_GATEWAY, mode),
    textGateway: settings.KAOJI_TEXT_GATEWAY,
    mail: mailOf(settings),
    databaseUrl: settings.DATABASE_URL,
    databaseOwnerUrl: settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL,
  }
}

/**
 * Only a server that is open to others needs these settings. An operator who forgets the mode must not run the
 * demonstration, with its open doors, on real data.
 */
function modeFaults(settings: Record<string, string | undefined>): string[] {
  if (settings.KAOJI_MODE) return []
  const [served] = ['KAOJI_SECRETS_FILE', 'KAOJI_TRUSTED_PROXY', 'KAOJI_PUBLIC_ORIGIN'].filter(
    (name) => settings[name],
  )
  return served
    ? [`设置了 ${served}，还须写明 KAOJI_MODE=production（正式使用）或 demonstration（演示）。`]
    : []
}

function registrationFaults(settings: Record<string, string | undefined>): string[] {
  const names = ['KAOJI_REGISTRATION_URL', 'KAOJI_REGISTRATION_TOKEN']
  const missing = names.filter((name) => !settings[name])
  return missing.length === 1 ? [`向报名平台核对密码，还缺少 ${missing[0]}。`] : []
}

function registrationOf(settings: Static<typeof Environment>): Config['registration'] {
  const { KAOJI_REGISTRATION_URL: url, KAOJI_REGISTRATION_TOKEN: token } = settings
  return url && token ? { url, token } : undefined
}

/** Production never starts half safe: each line names what is missing and how to set it. */
function faultsOf(config: Config): string[] {
  const faults = config.port > 65_535 ? ['PORT 应在 0 到 65535 之间。'] : []
  if (config.mode !== 'production') return faults
  if (!config.databaseUrl) faults.push('生产模式必须设置 DATABASE_URL，内置数据库仅用于演示。')
  if (!config.secretsFile) faults.push('生产模式必须设置 KAOJI_SECRETS_FILE，不能使用自动生成的密钥。')
  if (!config.publicOrigin?.startsWith('https://')) {
    faults.push('生产模式必须设置 KAOJI_PUBLIC_ORIGIN，且以 https:// 开头。')
  }
  if (config.registration && !config.registration.url.startsWith('https://'))
    faults.push('生产模式的 KAOJI_REGISTRATION_URL 必须以 https:// 开头，密码不能明文传送。')
  for (const [name, gateway] of [
    ['KAOJI_ALIPAY_GATEWAY', config.alipayGateway],
    ['KAOJI_WECHAT_GATEWAY', config.wechatGateway],
  ] as const)
    if (!gateway.startsWith('https://') || gateway.includes('alipaydev.com'))
      faults.push(`生产模式的 ${name} 必须以 https:// 开头，且不能是沙箱。`)
  faults.push(...ebillFaults(config))
  if (!config.trustedProxy) {
    faults.push(
      '生产模式必须设置 KAOJI_TRUSTED_PROXY（负责 HTTPS 的反向代理地址），不能直接以 HTTP 对外服务。',
    )
  }
  return faults
}

function oneOf<const Value extends string>(...values: Value[]) {
  return Type.Unsafe<Value>({ enum: values, description: `应为 ${values.join('、')} 之一` })
}
