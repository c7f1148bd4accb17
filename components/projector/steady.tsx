'use client';

import { Component, type ReactNode } from 'react';

/** What is inside, or what stands in for it once it has broken: nobody is there to press a button. */
export class Steady extends Component<
  {
    /** Another one: what broke is tried again. */
    news: string;
    otherwise: ReactNode;
    children: ReactNode;
  },
  { broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate(before: { news: string }): void {
    if (this.state.broken && before.news !== this.props.news) this.setState({ broken: false });
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.otherwise : this.props.children;
  }
}
