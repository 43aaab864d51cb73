import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CredentialView, ImageView } from '#contracts/evidence.ts'
import { confirmPhoneLink, endPhoneLink, openPhoneLink, phoneLink } from '#contracts/pictures/phone-links.ts'
import { call } from '#web/client/call.ts'
import { replyOptions } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { changeCredential } from '../wallet-cache.ts'

const ASK_MS = 2_000

/** Opens a link for a credential as soon as it is used, follows it, and brings what has arrived into the wallet (EVI-08). */
export function usePhoneLink(credentialId: string) {
  const client = useQueryClient()
  const opening = useMutation({ mutationFn: () => call(openPhoneLink, { body: { credentialId } }) })
  const { mutate: open } = opening
  useEffect(() => open(), [open])
  const link = opening.data
  const followed = useQuery({
    ...replyOptions(phoneLink, { params: { id: link?.id ?? '' } }),
    enabled: link !== undefined,
    retry: false,
    refetchInterval: ({ state }) => (isOver(state.error) ? false : ASK_MS),
  })
  const images = followed.data?.images
  useEffect(() => {
    if (images !== undefined) changeCredential(client, credentialId, (one) => withArrivals(one, images))
  }, [client, credentialId, images])
  const confirm = useMutation({
    mutationFn: (code: string) => call(confirmPhoneLink, { params: { id: link?.id ?? '' }, body: { code } }),
    onSettled: () => followed.refetch(),
  })
  const end = async () => {
    // Whether it is over already or the network is away: the page has closed it, and it ends by itself in minutes.
    if (link !== undefined) await call(endPhoneLink, { params: { id: link.id } }).catch(() => undefined)
  }
  return {
    address: link && addressFor(link.token),
    standing: followed.data,
    // A moment without network is no end: the next question tells.
    error: opening.error ?? confirm.error ?? (isOver(followed.error) ? followed.error : undefined),
    confirm,
    end,
    again: () => {
      confirm.reset()
      open()
    },
  }
}

/** In the fragment, which no server and no log ever sees. */
function addressFor(token: string): string {
  return `${location.origin}/phone#${token}`
}

function isOver(error: Error | null): error is RefusalError {
  return error instanceof RefusalError && error.status < 500
}

/** Adds what is not shown yet; what this page has just removed or added stays as it is. */
function withArrivals(credential: CredentialView, images: readonly ImageView[]): CredentialView {
  const shown = new Set(credential.images.map(({ id }) => id))
  const arrived = images.filter(({ id }) => !shown.has(id))
  return arrived.length === 0 ? credential : { ...credential, images: [...credential.images, ...arrived] }
}
