import { vi } from 'vitest'
import { sweepImages } from '#modules/evidence/public.ts'
import type { TestApplication } from '#tests/support/test-application.ts'

const DAY_MS = 24 * 3600_000

/** Sweeps the vault until what no row names is gone: it is noted first, and goes when no backup can name it any more. */
export async function sweepUnnamed({ deps }: TestApplication): Promise<void> {
  const now = vi.spyOn(deps.clock, 'now')
  try {
    for (const days of [2, 38]) {
      now.mockReturnValue(new Date(Date.now() + days * DAY_MS))
      await sweepImages(deps)
    }
  } finally {
    now.mockRestore()
  }
}
