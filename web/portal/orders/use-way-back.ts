import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'

/**
 * Goes on with a payment inside WeChat once WeChat has sent the payer back: it is a page that they left a moment ago by pressing the
 * button. The code serves once, so that it leaves the address before it is used.
 */
export function useWayBack(orderId: string, goOn: (code: string) => void): void {
  const { code } = useSearch({ from: '/shell/orders/$order' })
  const navigate = useNavigate()
  const leave = useEffectEvent((used: string) => {
    void navigate({
      to: '/orders/$order',
      params: { order: orderId },
      search: { returned: 1 },
      replace: true,
    })
    goOn(used)
  })
  useEffect(() => {
    if (code !== undefined) leave(code)
  }, [code])
}
