export interface Bar {
  key: string
  label: string
  value: number
  /** The value as it is read; without it the number itself. */
  words?: string
}

interface BarChartProps {
  title: string
  bars: readonly Bar[]
  /** Bars stand in the middle, so that one sees what is lost from one to the next. */
  isFunnel?: true
}

/**
 * Bars with their words and values beside them, so that nothing is told by length or colour alone. The table next to it says the same:
 * for a screen reader it is the chart.
 */
export function BarChart({ title, bars, isFunnel }: BarChartProps) {
  const longest = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <figure className="kj-chart" aria-hidden>
      <figcaption>{title}</figcaption>
      <div className="kj-bars">
        {bars.map(({ key, label, value, words }) => {
          const width = (100 * value) / longest
          return (
            <div key={key} className="kj-bar">
              <span>{label}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
                <rect className="kj-bar-ground" width={100} height={10} />
                <rect x={isFunnel ? (100 - width) / 2 : 0} width={width} height={10} />
              </svg>
              <span className="kj-bar-value">{words ?? value.toLocaleString('zh-CN')}</span>
            </div>
          )
        })}
      </div>
    </figure>
  )
}
