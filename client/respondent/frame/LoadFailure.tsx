import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  /** What stands there instead when a part of the page could not be fetched or drawn. */
  readonly instead: ReactNode
}

/** A part of the page that does not come must not take the page with it: the answers are on the device, the way out is a reload. */
export class LoadFailure extends Component<Props, { readonly failed: boolean }> {
  override readonly state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
