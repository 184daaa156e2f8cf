import { useLayoutEffect, useState } from 'react'
import type { RefCallback } from 'react'

/** The width in pixels of an element, kept up to date; `initial` until it is known, which is before the first paint. */
export function useElementWidth(initial: number): readonly [RefCallback<HTMLElement>, number] {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [width, setWidth] = useState(initial)
  useLayoutEffect(() => {
    if (element === null) return undefined
    const measure = () => {
      const measured = Math.floor(element.getBoundingClientRect().width)
      // An element that is leaving the page measures nothing
      if (measured > 0) setWidth(measured)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [setElement, width]
}
