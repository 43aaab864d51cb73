import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request, read whole. */
export interface Exchange {
  method: string
  /** Path with query, as it stood in the request line: WeChat Pay's signature covers these very characters. */
  target: string
  url: URL
  headers: IncomingMessage['headers']
  body: Buffer
  response: ServerResponse
}

export async function readExchange(request: IncomingMessage, response: ServerResponse): Promise<Exchange> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const target = request.url ?? '/'
  return {
    method: request.method ?? 'GET',
    target,
    url: new URL(target, 'http://peer'),
    headers: request.headers,
    body: Buffer.concat(parts),
    response,
  }
}

/** A payer's page. */
export function page(exchange: Exchange, status: number, content: string): undefined {
  exchange.response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
  exchange.response.end(`<!doctype html><html lang="zh-CN"><meta charset="utf-8">${content}</html>`)
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
