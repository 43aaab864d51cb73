import type { Generator } from './generator.ts'
import { openApi } from './openapi.ts'

/** What makes files from other files without a database. */
export const generators: readonly Generator[] = [openApi]
