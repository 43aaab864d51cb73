import type { Config } from '#platform/config/config.ts'
import { memoryOf } from '#platform/config/memory-settings.ts'
import type { Secrets } from '#platform/secrets/secrets.ts'

/** The keys of all tests. They are shared, because a test must open values sealed in a template by another process. */
export const SECRETS: Secrets = {
  fieldKeys: { '1': '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0' },
  activeFieldKey: '1',
  indexKey: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809',
  signingKey: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  paperKeys: [
    {
      seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      from: '2020-01-01T00:00:00Z',
    },
  ],
  digestKey: 'f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a5968778695a4b3c2d1e0f',
  generated: true,
}

/** The instant at which the clock of the database tests starts and their demonstration is seeded. */
export const TEST_INSTANT = '2026-11-23T04:00:00.000Z'

/** Makes the configuration of a product in tests, with its own files and a free port. */
export function configOf(directory: string, chosen: Pick<Config, 'mode' | 'logLevel'>): Config {
  return {
    ...chosen,
    role: 'both',
    host: '127.0.0.1',
    port: 0,
    directory,
    secretsFile: undefined,
    publicOrigin: undefined,
    trustedProxy: undefined,
    installation: { installation: 'localhost', name: '上海市教育考试院', province: '上海市' },
    registration: undefined,
    drainMs: 0,
    // Room for a city takes the thirtieth part of a second to make, for each of a thousand applications.
    memory: memoryOf({ KAOJI_SESSIONS_KEPT: '1000' }),
    s3: undefined,
    alipayGateway: 'https://openapi.alipay.com/gateway.do',
    wechatGateway: 'https://api.mch.weixin.qq.com',
    ebillGateway: chosen.mode === 'production' ? undefined : 'demonstration',
    textGateway: undefined,
    mail: undefined,
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
  }
}
