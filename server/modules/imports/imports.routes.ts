import {
  applyImport,
  discardImport,
  importErrorFile,
  importTemplate,
  listImports,
  oneImport,
  rollBackImport,
  uploadImport,
} from '#contracts/office-imports.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { orderApply } from './apply-import.ts'
import { discardBatch } from './discard-batch.ts'
import { makeErrorFile, makeTemplate, viewImport, viewImports } from './read-imports.ts'
import { orderRollBack } from './roll-back-import.ts'
import { receiveImport } from './upload-import.ts'

const DONE = { done: true } as const

/** IMP-01: upload, check report, error file, confirm, roll back. */
export function mountImports(mount: Mount, deps: Deps): void {
  mount(uploadImport, async ({ query }, { actor, origin, deadline, request }) => {
    const file = request.isMultipart() ? await request.file() : undefined
    return receiveImport(deps, { query, file, actor, origin, deadline })
  })
  mount(listImports, (_input, asked) => viewImports(deps, asked))
  mount(oneImport, ({ params }, { actor, deadline }) => viewImport(deps, { id: params.id, actor, deadline }))
  mount(importErrorFile, ({ params }, { actor, deadline }) =>
    makeErrorFile(deps, { id: params.id, actor, deadline }),
  )
  mount(importTemplate, ({ params }) => makeTemplate(params.kind))
  mount(applyImport, async ({ params }, { actor, origin, deadline }) => {
    await orderApply(deps, { id: params.id, actor, origin, deadline })
    return DONE
  })
  mount(discardImport, async ({ params }, { actor, origin, deadline }) => {
    await discardBatch(deps, { id: params.id, actor, origin, deadline })
    return DONE
  })
  mount(rollBackImport, async ({ params, body }, { actor, origin, deadline }) => {
    await orderRollBack(deps, { id: params.id, reason: body.reason, actor, origin, deadline })
    return DONE
  })
}
