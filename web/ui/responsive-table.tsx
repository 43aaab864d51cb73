import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the end of their column. */
  numeric?: boolean
  /** On a phone: the card's heading, or a line of its own; otherwise two stand side by side. */
  card?: 'lead' | 'wide'
  /** What the rows of a table that is loaded whole can be sorted by. */
  sortBy?: (row: Row) => string | number | undefined
  /** How the rows are sorted by this column now, and what its head does. */
  order?: { is: 'ascending' | 'descending' | 'none'; onSort: () => void }
}

interface ResponsiveTableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Rows of 36 px, for the desk. */
  dense?: boolean
}

const ARROWS = { ascending: ' ↑', descending: ' ↓', none: ' ↕' } as const

/** A table on a desk; on a phone each row is a card, with the column's title before each value. */
export function ResponsiveTable<Row>({ caption, columns, rows, rowKey, dense }: ResponsiveTableProps<Row>) {
  return (
    <table className={dense ? 'kj-table kj-table-dense' : 'kj-table'}>
      <caption className="kj-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, title, numeric, order }) => (
            <th
              key={key}
              scope="col"
              className={numeric ? 'kj-numeric' : undefined}
              aria-sort={order && order.is !== 'none' ? order.is : undefined}
            >
              {order ? (
                <button type="button" className="kj-sort" onClick={order.onSort}>
                  {title}
                  <span aria-hidden>{ARROWS[order.is]}</span>
                </button>
              ) : (
                title
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, title, cell, numeric, card }) => (
              <td
                key={key}
                data-title={title}
                data-card={card}
                className={numeric ? 'kj-numeric' : undefined}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
