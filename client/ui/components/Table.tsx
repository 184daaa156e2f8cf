import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'

interface Props {
  readonly caption: ReactNode
  /** Where a heading above says the same, the caption is for a screen reader only. */
  readonly captionHidden?: boolean
  readonly className?: string
  /** The table's head and body. */
  readonly children: ReactNode
  /** Notes under the table: base, source, what a sign means. */
  readonly note?: ReactNode
}

/**
 * A table that scrolls inside its own region when it does not fit; the region takes the focus only then.
 * The caption in sight stands outside the region, so that it does not scroll away.
 */
export function Table({ caption, captionHidden = false, className, children, note }: Props) {
  const id = useId()
  const region = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useLayoutEffect(() => {
    const element = region.current
    if (element === null) return undefined
    const measure = () => setScrolls(element.scrollWidth > element.clientWidth + 1)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [])
  return (
    <div className="table">
      {captionHidden ? null : <p className="table-caption" aria-hidden="true">{caption}</p>}
      <div className="table-region" ref={region} {...(scrolls ? { role: 'region', tabIndex: 0, 'aria-labelledby': id } : {})}>
        <table className={className}>
          <caption id={id} className="hidden">{caption}</caption>
          {children}
        </table>
      </div>
      {note === undefined ? null : <div className="table-note">{note}</div>}
    </div>
  )
}
