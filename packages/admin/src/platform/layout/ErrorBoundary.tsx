import { Component, type ReactNode } from 'react';
import { Broken } from './States.tsx';

interface Props {
  /** The failed page is tried again when this changes, as by going to another page. */
  place: string;
  children: ReactNode;
}

/** Keeps a failure inside the page: the menu stays, and another page works. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(previous: Props) {
    if (previous.place !== this.props.place && this.state.error !== undefined) {
      this.setState({ error: undefined });
    }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <Broken error={this.state.error} resetErrorBoundary={() => this.setState({ error: undefined })} />;
  }
}
