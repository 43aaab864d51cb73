import { entryComparison, settleEntry, uploadSecondEntry } from '#contracts/office/double-entry.ts'
import { assignColumns, fileColumns } from '#contracts/office/imports/columns.ts'
import { uploadCorrected } from '#contracts/office/imports/corrected.ts'
import { importErrorFile, importTemplate } from '#contracts/office/imports/files.ts'
import { batchPhoto, batchPhotos } from '#contracts/office/imports/photos.ts'
import {
  applyImport,
  discardImport,
  listImports,
  oneImport,
  rollBackImport,
  setRowsAside,
  uploadImport,
} from '#contracts/office/imports.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { orderApply } from './apply-import.ts'
import { assignBatchColumns } from './columns/assign-columns.ts'
import { viewFileColumns } from './columns/view-columns.ts'
import { discardBatch } from './discard-batch.ts'
import { settle } from './double-entry/settle-entry.ts'
import { receiveSecond } from './double-entry/upload-second.ts'
import { viewComparison } from './double-entry/view-comparison.ts'
import { lookAtPhotos, serveBatchPhoto } from './photos/looking/look-at-photos.ts'
import { makeErrorFile, makeTemplate, viewImport, viewImports } from './read-imports.ts'
import { orderRollBack } from './roll-back-import.ts'
import { setRowsAside as setAside } from './set-rows-aside.ts'
import { receiveCorrected } from './uploads/upload-corrected.ts'
import { receiveImport } from './uploads/upload-import.ts'

/** Mounts the routes of imports: upload, check report, error file, confirmation, rollback (IMP-01). */
export function mountImports(mount: Mount, deps: Deps): void {
  mount(uploadImport, async ({ query }, call) => {
    const { request } = call
    const file = request.isMultipart() ? await request.file() : undefined
    return receiveImport(deps, call, { ...query, file })
  })
  mount(listImports, ({ query }, call) => viewImports(deps, call, query))
  mount(oneImport, ({ params }, call) => viewImport(deps, call, { id: params.id }))
  mount(fileColumns, ({ params }, call) => viewFileColumns(deps, call, { id: params.id }))
  mount(assignColumns, async ({ params, body }, call) => {
    await assignBatchColumns(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(importErrorFile, ({ params }, call) => makeErrorFile(deps, call, { id: params.id }))
  mount(importTemplate, ({ params }) => makeTemplate(deps, params.kind))
  mount(batchPhotos, ({ params, query }, call) => lookAtPhotos(deps, call, { ...query, id: params.id }))
  mount(batchPhoto, ({ params, query }, call) => serveBatchPhoto(deps, call, { ...params, ...query }))
  mount(applyImport, async ({ params }, call) => {
    await orderApply(deps, call, { id: params.id })
    return DONE
  })
  mount(setRowsAside, async ({ params, body }, call) => {
    await setAside(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(entryComparison, ({ params }, call) => viewComparison(deps, call, { id: params.id }))
  mount(uploadSecondEntry, async ({ params }, call) => {
    const { request } = call
    const file = request.isMultipart() ? await request.file() : undefined
    return receiveSecond(deps, call, { id: params.id, file })
  })
  mount(settleEntry, async ({ params, body }, call) => {
    await settle(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(uploadCorrected, async ({ params }, call) => {
    const { request } = call
    const file = request.isMultipart() ? await request.file() : undefined
    return receiveCorrected(deps, call, { id: params.id, file })
  })
  mount(discardImport, async ({ params }, call) => {
    await discardBatch(deps, call, { id: params.id })
    return DONE
  })
  mount(rollBackImport, async ({ params, body }, call) => {
    await orderRollBack(deps, call, { ...body, id: params.id })
    return DONE
  })
}
