import type { RouteContract } from '#contracts/route.ts'

/** Renders the contracts as one plain page: no script, no foreign font, readable and printable. */
export function docsPageOf(contracts: readonly RouteContract[], nonce: string): string {
  const rows = contracts.map(
    (
      contract,
    ) => `<section id="${contract.id}"><h2><code>${contract.method} ${escapeHtml(contract.path)}</code></h2>
<p>${escapeHtml(contract.summary)}</p><p>access: <code>${escapeHtml(JSON.stringify(contract.access))}</code>${
      contract.refusals.length > 0 ? ` · refusals: <code>${contract.refusals.join(', ')}</code>` : ''
    }</p>${schemaBlock('query', contract.query)}${schemaBlock('body', contract.body)}${schemaBlock('reply', contract.reply)}</section>`,
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>考籍管理服务平台 · API</title><style nonce="${nonce}">body{font:16px/1.6 system-ui,sans-serif;max-width:960px;margin:0 auto;padding:24px;color:#1f2733}
h2{font-size:18px;margin:32px 0 0}pre{background:#f5f7fa;padding:12px;overflow:auto}code{font-size:14px}</style></head>
<body><h1>API</h1><p>OpenAPI 3.1: <a href="/openapi.json">/openapi.json</a></p>${rows.join('')}</body></html>`
}

function schemaBlock(name: string, schema: unknown): string {
  if (!schema) return ''
  return `<details><summary>${name}</summary><pre tabindex="0">${escapeHtml(JSON.stringify(schema, undefined, 2))}</pre></details>`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
