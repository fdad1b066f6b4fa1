import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useMessages } from '../messages/index.ts';

type Props = {
  /** Under this name the sizes are remembered until the app is closed. */
  readonly id: string;
  readonly left: ReactNode;
  readonly right: ReactNode;
  /** First width of the left pane: pixels as a number, or a percentage like "50%". */
  readonly size?: number | string;
  readonly minLeft?: number;
  readonly minRight?: number;
};

/** For this run only: nothing is written to the renderer's storage. */
const remembered = new Map<string, Record<string, number>>();

/** Two panes and a line that can be dragged, or moved with the arrow keys. The right one lies on the brighter surface. */
export function SplitPane({ id, left, right, size = 320, minLeft = 240, minRight = 320 }: Props) {
  const m = useMessages();
  const layout = remembered.get(id);
  return (
    <Group
      id={id}
      orientation="horizontal"
      className="min-h-0 flex-1"
      {...(layout !== undefined && { defaultLayout: layout })}
      onLayoutChanged={(changed, { isUserInteraction }) => {
        if (isUserInteraction) remembered.set(id, changed);
      }}
    >
      <Panel
        id={`${id}-left`}
        defaultSize={size}
        minSize={minLeft}
        groupResizeBehavior="preserve-pixel-size"
        className="flex min-h-0 flex-col"
      >
        {left}
      </Panel>
      <Separator
        aria-label={m.ui.resize}
        className="w-px bg-line outline-offset-0 transition-colors duration-100 hover:bg-accent focus-visible:bg-accent active:bg-accent"
      />
      <Panel id={`${id}-right`} minSize={minRight} className="flex min-h-0 flex-col bg-pane">
        {right}
      </Panel>
    </Group>
  );
}
