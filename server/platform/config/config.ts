import { isAbsolute, resolve } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const Environment = Type.Object({
  PORT: Type.Optional(Type.String({ pattern: '^[0-9]{1,5}$' })),
  HOST: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  KAOJI_MODE: Type.Optional(Type.Union([Type.Literal('demonstration'), Type.Literal('production')])),
  KAOJI_ROLE: Type.Optional(Type.Union([Type.Literal('web'), Type.Literal('worker'), Type.Literal('both')])),
  KAOJI_DATA_DIR: Type.Optional(Type.String({ minLength: 1, maxLength: 4096 })),
  KAOJI_SECRETS_FILE: Type.Optional(Type.String({ minLength: 1, maxLength: 4096 })),
  KAOJI_PUBLIC_ORIGIN: Type.Optional(Type.String({ pattern: '^https?://[^/]+$' })),
  KAOJI_TRUSTED_PROXY: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  KAOJI_LOG_LEVEL: Type.Optional(
    Type.Union([Type.Literal('silent'), Type.Literal('warn'), Type.Literal('info'), Type.Literal('debug')]),
  ),
  DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
  DATABASE_OWNER_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
})

export interface Config {
  mode: 'demonstration' | 'production'
  role: 'web' | 'worker' | 'both'
  host: string
  port: number
  directory: string
  secretsFile: string | undefined
  /** What the browser's address bar says; undefined: whatever host the request names (demonstration only). */
  publicOrigin: string | undefined
  trustedProxy: string | undefined
  logLevel: 'silent' | 'warn' | 'info' | 'debug'
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
  const given = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((name) =>
      environment[name] ? [[name, environment[name]]] : [],
    ),
  )
  const problems = [...Value.Errors(Environment, given)].map(
    (error) => `${error.instancePath.slice(1) || '环境变量'} 的值不正确：${error.message}`,
  )
  if (problems.length > 0) throw new ConfigProblem(problems)
  const config = fromEnvironment(given as Static<typeof Environment>)
  const faults = faultsOf(config)
  if (faults.length > 0) throw new ConfigProblem(faults)
  return config
}

function fromEnvironment(given: Static<typeof Environment>): Config {
  const directory = given.KAOJI_DATA_DIR ?? '.kaoji'
  return {
    mode: given.KAOJI_MODE ?? 'demonstration',
    role: given.KAOJI_ROLE ?? 'both',
    host: given.HOST ?? '127.0.0.1',
    port: Number(given.PORT ?? '3000'),
    directory: isAbsolute(directory) ? directory : resolve(directory),
    secretsFile: given.KAOJI_SECRETS_FILE,
    publicOrigin: given.KAOJI_PUBLIC_ORIGIN,
    trustedProxy: given.KAOJI_TRUSTED_PROXY,
    logLevel: given.KAOJI_LOG_LEVEL ?? 'info',
    databaseUrl: given.DATABASE_URL,
    databaseOwnerUrl: given.DATABASE_OWNER_URL ?? given.DATABASE_URL,
  }
}

/** Production never starts half safe: each line names what is missing and how to set it. */
function faultsOf(config: Config): string[] {
  if (config.port > 65_535) return ['PORT 应在 0 到 65535 之间。']
  if (config.mode !== 'production') return []
  const faults: string[] = []
  if (!config.databaseUrl) faults.push('生产模式必须设置 DATABASE_URL，内置数据库仅用于演示。')
  if (!config.secretsFile) faults.push('生产模式必须设置 KAOJI_SECRETS_FILE，不能使用自动生成的密钥。')
  if (!config.publicOrigin?.startsWith('https://')) {
    faults.push('生产模式必须设置 KAOJI_PUBLIC_ORIGIN，且以 https:// 开头。')
  }
  if (!config.trustedProxy) {
    faults.push(
      '生产模式必须设置 KAOJI_TRUSTED_PROXY（负责 HTTPS 的反向代理地址），不能直接以 HTTP 对外服务。',
    )
  }
  return faults
}
