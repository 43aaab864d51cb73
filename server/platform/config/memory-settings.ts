import { Type } from 'typebox'

/** How much is kept in memory, each with an end. What a person costs is in `server/platform/http/README.md`. */
export const MEMORY_SETTINGS = {
  KAOJI_SESSIONS_KEPT: Type.String({
    pattern: '^[1-9][0-9]{2,6}$',
    description: '应为 100 到 9999999 的数字',
  }),
  KAOJI_SHEETS_KEPT_MB: Type.String({ pattern: '^[1-9][0-9]{0,4}$', description: '应为 1 到 99999 的数字' }),
  KAOJI_CAPTCHAS_KEPT: Type.String({
    pattern: '^(0|[1-9][0-9]{0,3})$',
    description: '应为 0 到 9999 的数字',
  }),
}

/** What is kept in memory at the most. */
export interface MemoryLimits {
  /** People whose session is found without the database. */
  sessions: number
  /** Score sheets that are answered without the database. */
  sheetBytes: number
  /** Captcha pictures that are drawn beforehand. */
  captchas: number
}

type Settings = Partial<Record<keyof typeof MEMORY_SETTINGS, string>>

/** The limits as the environment names them. */
export function memoryOf(settings: Settings): MemoryLimits {
  return {
    sessions: Number(settings.KAOJI_SESSIONS_KEPT ?? 100_000),
    sheetBytes: 1024 * 1024 * Number(settings.KAOJI_SHEETS_KEPT_MB ?? 256),
    captchas: Number(settings.KAOJI_CAPTCHAS_KEPT ?? 500),
  }
}
