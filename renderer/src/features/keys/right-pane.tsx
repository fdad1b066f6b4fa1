import { KeyRound } from 'lucide-react';
import type { KeyList } from '../../../../shared/keys.ts';
import { assertNever } from '../../../../shared/result.ts';
import { later } from '../../lib/later.tsx';
import { useMessages } from '../../messages/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { KeyDetail } from './key-detail.tsx';
import type { KeysScreenState } from './use-keys.ts';

// Not in the first bundle: only the list and the detail are.
const NewKey = later(async () => (await import('./new-key.tsx')).NewKey, Loading);
const ImportKeys = later(async () => (await import('./import-keys.tsx')).ImportKeys, Loading);
const AddSource = later(async () => (await import('./source-add.tsx')).AddSource, Loading);
const SourceDetail = later(async () => (await import('./source-detail.tsx')).SourceDetail, Loading);
const HealthReport = later(async () => (await import('./health-report.tsx')).HealthReport, Loading);
const RotationPanel = later(async () => (await import('./rotation-panel.tsx')).RotationPanel, Loading);
const ExportKeys = later(async () => (await import('./export-keys.tsx')).ExportKeys, Loading);

type Props = { readonly keys: KeysScreenState; readonly list: KeyList };

/** What was asked for, in place of the key that is chosen. */
export function RightPane({ keys, list }: Props) {
  const { pane, open, close, show, isStill } = keys;
  switch (pane.show) {
    case 'key':
      return <Chosen keys={keys} list={list} />;
    case 'new':
      return (
        <NewKey
          key={pane.alg}
          alg={pane.alg ?? null}
          names={list.keys.map((key) => key.name)}
          onCreated={(key) => keys.finishCreating(key, pane)}
          onCancel={close}
        />
      );
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
