import { Type } from 'typebox'

/** The settings of the bucket that keeps photographs. */
export const S3_SETTINGS = {
  KAOJI_S3_ENDPOINT: Type.String({
    pattern: '^https?://[^/]+$',
    description: '应为 https://s3.example.cn 的形式，末尾没有斜杠',
  }),
  KAOJI_S3_BUCKET: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{2,62}$', description: '应为存储桶的名称' }),
  KAOJI_S3_REGION: Type.String({ pattern: '^[a-z0-9-]{2,40}$', description: '应为区域的名称' }),
  KAOJI_S3_KEY_ID: Type.String({ minLength: 1, maxLength: 200, description: '应为访问密钥的编号' }),
  KAOJI_S3_SECRET: Type.String({ minLength: 1, maxLength: 200, description: '应为访问密钥' }),
}

/** An S3 bucket for photographs, instead of the data directory. */
export interface S3Config {
  endpoint: string
  bucket: string
  region: string
  keyId: string
  secret: string
}

type Settings = Partial<Record<keyof typeof S3_SETTINGS, string>>

const S3_NAMES = ['ENDPOINT', 'BUCKET', 'REGION', 'KEY_ID', 'SECRET'] as const

/** What is missing, in words. All five or none: half a bucket would lose photographs on the first night. */
export function s3Faults(settings: Settings): string[] {
  const missing = S3_NAMES.filter((name) => !settings[`KAOJI_S3_${name}`])
  if (missing.length === 0 || missing.length === S3_NAMES.length) return []
  return missing.map((name) => `设置了 S3 存储，还缺少 KAOJI_S3_${name}。`)
}

/** The bucket as the environment names it; undefined: none. */
export function s3Of(settings: Settings): S3Config | undefined {
  const {
    KAOJI_S3_ENDPOINT: endpoint,
    KAOJI_S3_BUCKET: bucket,
    KAOJI_S3_REGION: region,
    KAOJI_S3_KEY_ID: keyId,
    KAOJI_S3_SECRET: secret,
  } = settings
  return endpoint && bucket && region && keyId && secret
    ? { endpoint, bucket, region, keyId, secret }
    : undefined
}
