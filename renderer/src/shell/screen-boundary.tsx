import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useMessages } from '../messages/index.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

type Props = { readonly children: ReactNode };

/** A bug in one screen leaves the others, and the rail, at work. */
export class ScreenBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return <ScreenFailed onReopen={() => this.setState({ hasFailed: false })} />;
  }
}

function ScreenFailed({ onReopen }: { readonly onReopen: () => void }) {
  const m = useMessages();
  return (
    <EmptyState icon={CircleAlert} title={m.shell.screenFailedTitle} action={<Button onPress={onReopen}>{m.shell.openAgain}</Button>}>
      {m.shell.screenFailedText}
    </EmptyState>
  );
}
