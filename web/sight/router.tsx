import type { ReactNode } from 'react'

// In the place of `@tanstack/react-router`: the page at the address of the document, whose links open documents.

interface LinkProps {
  to: string
  params?: Readonly<Record<string, string>>
  activeOptions?: { exact?: boolean }
  className?: string
  children?: ReactNode
}

export function Link({ to, params, activeOptions, className, ...rest }: LinkProps) {
  const address = to.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const { pathname } = location
  const isHere =
    pathname === address || (activeOptions?.exact === false && pathname.startsWith(`${address}/`))
  const here = isHere ? ({ 'data-status': 'active', 'aria-current': 'page' } as const) : {}
  const classes = [className, isHere && 'active'].filter(Boolean).join(' ')
  return <a href={address} {...rest} {...here} className={classes === '' ? undefined : classes} />
}

export function useLocation<T>({ select }: { select: (location: { pathname: string }) => T }): T {
  return select({ pathname: location.pathname })
}

/** A page whose address says more is not drawn here. */
export const useSearch = () => ({})
export const useNavigate = () => nothing
export const useRouter = () => ({})

function nothing(): undefined {
  return undefined
}
