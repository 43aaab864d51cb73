import type { Component, Part, Props } from './elements.ts'

// In the place of `react`, for pages that are drawn once and never again: every state is the first one, nothing happens afterwards. A hook that a
// page needs and that is missing here stops the build.

/** What libraries call that are not written in JSX. */
export function createElement(type: Part['type'], props: Props | null, ...children: unknown[]): Part {
  return { type, props: children.length > 0 ? { ...props, children } : (props ?? {}) }
}

type Made<T> = T | (() => T)
const make = <T>(made: Made<T>): T => (typeof made === 'function' ? (made as () => T)() : made)
const nothing = () => undefined

export const useState = <T>(first: Made<T>) => [make(first), nothing] as const
export const useRef = <T>(current: T) => ({ current })
export const useMemo = <T>(make: () => T) => make()
export const useCallback = <T>(act: T) => act
export const useSyncExternalStore = <T>(_listen: unknown, read: () => T) => read()
export const useEffect = nothing
export const useLayoutEffect = nothing

let ids = 0
export function useId(): string {
  ids += 1
  return `sight-${ids}`
}

export function forwardRef(component: (props: Props, ref: null) => unknown): Component {
  return (props) => component(props, null)
}

/** What is loaded later is not there when a page is first drawn. */
export const lazy = () => nothing
export const Suspense: Component = ({ fallback }) => fallback
