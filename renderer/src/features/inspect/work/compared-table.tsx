import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../../messages/screens.ts';
import { softTones, type Tone } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/class-names.ts';

/** The two fields lie on the columns of the tables below them; the swap between the fields, on what differs. */
export const comparedColumns = '@2xl:grid-cols-[minmax(0,1fr)_11rem_minmax(0,1fr)] @4xl:grid-cols-[minmax(0,1fr)_16rem_minmax(0,1fr)]';

type TableProps = { readonly label: string; readonly children: ReactNode };

/** Inside of a framed section, from edge to edge. What differs stands between the two values that it leads from and to. */
export function ComparedTable({ label, children }: TableProps) {
  const t = useMessages().inspectWork;
  return (
    <div className="-mx-4 overflow-x-auto last:-mb-4 last:rounded-b-xl">
      <table aria-label={label} className="w-full min-w-144 table-fixed text-left">
        <thead className="text-xs text-ink-soft">
          <tr>
            <th scope="col" className="px-4 py-1.5 font-semibold">
              {t.left}
            </th>
            <th scope="col" className="w-44 px-3 py-1.5 font-semibold @4xl:w-64">
              {t.whatDiffers}
            </th>
            <th scope="col" className="px-4 py-1.5 font-semibold">
              {t.right}
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly name: ReactNode;
  readonly left: ReactNode;
  readonly right: ReactNode;
  readonly difference: ReactNode;
};

export function ComparedRow({ name, left, right, difference }: RowProps) {
  return (
    <tr className="border-t border-line align-top">
      <td className="px-4 py-2 selectable">{left}</td>
      <th scope="row" className="bg-well px-3 py-2 font-normal">
        {name}
        <span className="mt-0.5 flex flex-col items-start gap-1 text-xs">{difference}</span>
      </th>
      <td className="px-4 py-2 selectable">{right}</td>
    </tr>
  );
}

type MarkProps = {
  readonly icon?: LucideIcon;
  /** What the icon says, where the words beside it do not. */
  readonly iconLabel?: string;
  readonly tone?: Tone;
  readonly children: ReactNode;
};

/** What came, went or changed. It wraps: two long scopes differ at their ends. */
export function Mark({ icon: Icon, iconLabel, tone = 'neutral', children }: MarkProps) {
  return (
    <span className={cx('inline-flex max-w-full min-w-0 items-start gap-1 rounded-md px-1.5 font-semibold', softTones[tone])}>
      {Icon !== undefined && (
        <Icon
          {...(iconLabel === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': iconLabel })}
          size={12}
          className="mt-0.75 shrink-0"
        />
      )}
      <span className="min-w-0">{children}</span>
    </span>
  );
}
