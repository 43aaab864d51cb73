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

const DONE = { done: true } as const

/** EVI-01…05: the wallet, and what is photographed for it. */
export function mountEvidence(mount: Mount, deps: Deps): void {
  mount(listCredentials, (_input, { actor, origin, deadline }) =>
    viewWallet(deps, { actor, origin, deadline }),
  )
  mount(addCredential, ({ body }, { actor, origin, deadline }) =>
    addToWallet(deps, body.type, { actor, origin, deadline }),
  )
  mount(saveCredential, ({ params, body }, { actor, origin, deadline }) =>
    saveInWallet(deps, { id: params.id, ...body }, { actor, origin, deadline }),
  )
  mount(removeCredential, async ({ params }, { actor, origin, deadline }) => {
    await removeFromWallet(deps, params.id, { actor, origin, deadline })
    return DONE
  })
  mount(addImage, async ({ params }, { actor, origin, deadline, request }) => {
    const file = request.isMultipart() ? await request.file() : undefined
    return takeImage(deps, { credentialId: params.id, file }, { actor, origin, deadline })
  })
  mount(removeImage, async ({ params }, { actor, origin, deadline }) => {
    await takeOut(deps, params.id, { actor, origin, deadline })
    return DONE
  })
  mount(ownImage, ({ params }, { actor, deadline }) =>
    readOwnImage(deps, { id: params.id, personId: actor.personId, deadline }),
  )
}
