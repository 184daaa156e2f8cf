import { useEffect, useRef } from 'react'

/** The heading of the page. After a step it takes the focus, so that reading goes on from the top of the new page. */
export function PageTitle({ children, takesFocus }: { readonly children: string; readonly takesFocus: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [takesFocus])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
