import { KeyRound } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { KeyList } from '../../../../shared/keys.ts';
import { assertNever } from '../../../../shared/result.ts';
import { useMessages } from '../../messages/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { KeyDetail } from './key-detail.tsx';
import type { KeysScreenState } from './use-keys.ts';

// Not in the first bundle: only the list and the detail are.
const NewKey = lazy(async () => ({ default: (await import('./new-key.tsx')).NewKey }));
const ImportKeys = lazy(async () => ({ default: (await import('./import-keys.tsx')).ImportKeys }));
const AddSource = lazy(async () => ({ default: (await import('./source-add.tsx')).AddSource }));
const SourceDetail = lazy(async () => ({ default: (await import('./source-detail.tsx')).SourceDetail }));
const HealthReport = lazy(async () => ({ default: (await import('./health-report.tsx')).HealthReport }));
const RotationPanel = lazy(async () => ({ default: (await import('./rotation-panel.tsx')).RotationPanel }));
const ExportKeys = lazy(async () => ({ default: (await import('./export-keys.tsx')).ExportKeys }));

type Props = { readonly keys: KeysScreenState; readonly list: KeyList };

/** What was asked for, in place of the key that is chosen. */
export function RightPane(props: Props) {
  return (
    <Suspense fallback={<Skeleton shape="detail" />}>
      <Pane {...props} />
    </Suspense>
  );
}

function Pane({ keys, list }: Props) {
  const { pane, open, close, show, isStill } = keys;
  switch (pane.show) {
    case 'key':
      return <Chosen keys={keys} list={list} />;
    case 'new':
      return <NewKey names={list.keys.map((key) => key.name)} onCreated={(key) => keys.finishCreating(key, pane)} onCancel={close} />;
    case 'import':
      return (
        <ImportKeys
          {...(pane.drop !== null && { drop: pane.drop })}
          onLeave={keys.onLeave}
          onCancel={close}
          onDone={(imported) => {
            const [first] = imported;
            if (!isStill(pane)) return;
            if (first === undefined) close();
            else show(first.id);
          }}
        />
      );
    case 'add-source':
      return <AddSource onAdded={(id) => isStill(pane) && open({ show: 'source', id })} onCancel={close} />;
    case 'source':
      return <SourceDetail key={pane.id} id={pane.id} onRemoved={close} />;
    case 'health':
      return <HealthReport names={new Map(list.keys.map((key) => [key.id, key.name]))} onShow={show} onClose={close} />;
    case 'rotation':
      return <RotationPanel key={pane.id} keyId={pane.id} onClose={close} />;
    case 'export':
      return <ExportKeys key={pane.id} keys={list.keys} id={pane.id} onClose={close} />;
    default:
      return assertNever(pane);
  }
}

function Chosen({ keys, list }: Props) {
  const m = useMessages();
  const { selected, open } = keys;
  if (selected === null) return <EmptyState icon={KeyRound} title={m.keys.nothingChosen} />;
  return (
    <KeyDetail
      key={selected.id}
      summary={selected}
      all={list.keys}
      isNew={selected.id === keys.newestId}
      onShow={keys.show}
      onRotate={() => open({ show: 'rotation', id: selected.id })}
      onExport={() => open({ show: 'export', id: selected.id })}
    />
  );
}
