/** In the place of `@tanstack/react-query`: what was answered is there, and nothing is asked. */

/** The answers that the page is drawn from, by the id of their route. */
const answers = new Map<unknown, unknown>()

export function noteAnswerOf(routeId: string, answer: unknown): void {
  answers.set(routeId, answer)
}

interface Asked {
  queryKey: readonly unknown[]
}

export function useQuery({ queryKey: [routeId, , ...input] }: Asked) {
  // What names anything but the 准考证 asks for something else.
  const data = input.every((one) => one === null) ? answers.get(routeId) : undefined
  return {
    data,
    dataUpdatedAt: 0,
    isPending: data === undefined,
    isError: false,
    isFetching: false,
    error: null,
  }
}
export function useSuspenseQuery(asked: Asked) {
  return useQuery(asked)
}

export const useMutation = () => ({ isPending: false, error: null, mutate: nothing, reset: nothing })
export const useQueryClient = () => ({})
export const queryOptions = <T>(options: T) => options
export const keepPreviousData = undefined
export class QueryClient {}

function nothing(): undefined {
  return undefined
}
