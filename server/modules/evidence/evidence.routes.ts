import {
  addCredential,
  addImage,
  listCredentials,
  ownImage,
  removeCredential,
  removeImage,
  saveCredential,
} from '#contracts/evidence.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { readOwnImage } from './read-image.ts'
import { takeImage, removeImage as takeOut } from './take-image.ts'
import { addToWallet, removeFromWallet, saveInWallet, viewWallet } from './wallet.ts'

/** EVI-01…05: mounts the wallet and the upload of photographs for it. */
export function mountEvidence(mount: Mount, deps: Deps): void {
  mount(listCredentials, (_input, call) => viewWallet(deps, call))
  mount(addCredential, ({ body }, call) => addToWallet(deps, call, body))
  mount(saveCredential, ({ params, body }, call) => saveInWallet(deps, call, { ...body, id: params.id }))
  mount(removeCredential, ({ params }, call) => removeFromWallet(deps, call, { id: params.id }))
  mount(addImage, async ({ params }, call) => {
    const { request } = call
    const file = request.isMultipart() ? await request.file() : undefined
    return takeImage(deps, call, { credentialId: params.id, file })
  })
  mount(removeImage, ({ params }, call) => takeOut(deps, call, { id: params.id }))
  mount(ownImage, ({ params }, call) => readOwnImage(deps, call, { id: params.id }))
}
