import {
  claimPhoneLink,
  confirmPhoneLink,
  endPhoneLink,
  linkOfPhone,
  openPhoneLink,
  phoneLink,
  sendPhonePhoto,
} from '#contracts/pictures/phone-links.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { confirmPhone, endLink, openLink, viewLink } from './manage-link.ts'
import { givePhoneSecret, readPhoneSecret } from './phone-cookie.ts'
import { takeLink, takePhonePhoto, viewOfPhone } from './use-link.ts'

/** EVI-08: mounts what the desk does with a link, and what a phone does, which has no session. */
export function mountPhoneLinks(mount: Mount, deps: Deps): void {
  const { config } = deps
  mount(openPhoneLink, ({ body }, call) => openLink(deps, call, body))
  mount(phoneLink, ({ params }, call) => viewLink(deps, call, { id: params.id }))
  mount(confirmPhoneLink, ({ params, body }, call) => confirmPhone(deps, call, { ...body, id: params.id }))
  mount(endPhoneLink, ({ params }, call) => endLink(deps, call, { id: params.id }))
  mount(claimPhoneLink, async ({ body }, call) => {
    const phone = { secret: readPhoneSecret(call.request, config) }
    const { view, secret, seconds } = await takeLink(deps, call, { token: body.token, phone })
    givePhoneSecret(call.reply, config, { secret, seconds })
    return view
  })
  mount(linkOfPhone, (_input, call) =>
    viewOfPhone(deps, call, { secret: readPhoneSecret(call.request, config) }),
  )
  mount(sendPhonePhoto, async (_input, call) => {
    const { request } = call
    const file = request.isMultipart() ? await request.file() : undefined
    return takePhonePhoto(deps, call, { phone: { secret: readPhoneSecret(request, config) }, file })
  })
}
