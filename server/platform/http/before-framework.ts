import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http'

/** Answers a request and true, or leaves it to whoever comes next. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * Asks these in turn before the framework, which gets the request when none of them answers; `letIn` says when. Pages and assets are not
 * asked for it.
 */
export function answerBefore(
  server: Server,
  answerers: readonly Answerer[],
  letIn: (request: IncomingMessage, response: ServerResponse, proceed: () => void) => void = (
    _request,
    _response,
    proceed,
  ) => proceed(),
): void {
  const listeners = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const answer of answerers) if (answer(request, response)) return
    letIn(request, response, () => {
      for (const listener of listeners) listener.call(server, request, response)
    })
  })
}

/** Whether a request announces a body, however short. */
export function isWithBody(headers: IncomingHttpHeaders): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}

/**
 * Whether the framework may find a route of the API at an address, however it is written: it decodes a path, and takes an address with a scheme
 * and a host for the path behind them.
 */
export function asksForApi(url: string): boolean {
  const first = /^\/[^/?#]*/.exec(url)?.[0]
  return first === undefined || first === '/api' || first.includes('%')
}
