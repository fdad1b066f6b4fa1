import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

export type TabItem<V extends string> = {
  readonly value: V;
  readonly label: ReactNode;
  readonly content: ReactNode;
};
type Props<V extends string> = {
  readonly label: string;
  readonly tabs: readonly TabItem<V>[];
  readonly value?: V;
  readonly onChange?: (value: V) => void;
  /** Stands at the end of the row of tabs. */
  readonly actions?: ReactNode;
};

export function Tabs<V extends string>({ label, tabs, value, onChange, actions }: Props<V>) {
  return (
    <AriaTabs
      {...(value !== undefined && { selectedKey: value })}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.value === key);
        if (chosen !== undefined) onChange?.(chosen.value);
      }}
      className="flex min-h-0 min-w-0 flex-col gap-2"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <TabList aria-label={label} className="inline-flex w-fit max-w-full flex-wrap gap-0.5 rounded-lg border border-line bg-well p-0.5">
          {tabs.map((tab) => (
            <Tab
              key={tab.value}
              id={tab.value}
              className="flex h-7 cursor-default items-center rounded-md border border-transparent px-2.5 text-ink-soft transition-colors duration-100 data-hovered:text-ink data-selected:border-line data-selected:bg-selected data-selected:font-medium data-selected:text-ink data-selected:shadow-low"
            >
              {tab.label}
            </Tab>
          ))}
        </TabList>
        {actions}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.value} id={tab.value} className="min-h-0 rounded-lg">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
