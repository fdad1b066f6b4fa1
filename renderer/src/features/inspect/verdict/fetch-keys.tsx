import { Globe, ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import { useCall, useLoad } from '../../../lib/use-call.ts';
import { failureOf, useJob } from '../../../lib/use-job.ts';
import { isWritable, useVaultStatus } from '../../../lib/vault-status.tsx';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { errorLine, InlineError } from '../../../ui/inline-error.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { LateProgress } from '../../../ui/late-progress.tsx';
import { hostToAsk, sourceOf } from './discovery.ts';

/** Keys that the issuer publishes. Nobody is asked before a click that names the host; they are kept as a public source. */
export function FetchKeys({ issuer }: { readonly issuer: string | null }) {
  const m = useMessages();
  const words = m.inspectVerdict;
  const add = useCall('sources:add');
  const again = useCall('sources:reload');
  const { state: kept } = useLoad('sources:list', {}, ['sources:changed']);
  const job = useJob();
  const { state: vault } = useVaultStatus();
  const [url, setUrl] = useState('');
  const [asked, setAsked] = useState('');
  const [isMissing, setMissing] = useState(false);
  const isBusy = add.state.status === 'busy' || again.state.status === 'busy';
  const failure = failureOf(add.state) ?? failureOf(again.state) ?? (again.state.status === 'done' ? again.state.value.problem : null);
  const canAdd = isWritable(vault);
  const host = hostToAsk(issuer);
  const fetchFrom = async (address: string, allowsLocal: boolean) => {
    if (isBusy) return;
    setAsked(address);
    add.reset();
    again.reset();
    const known = kept.status === 'done' ? sourceOf(address, kept.value.sources) : null;
    if (known !== null) {
      const result = await again.run({ job: job.begin(), id: known.id });
      if (result.ok && result.value.problem === null) showToast({ title: m.keySources.reloaded(result.value.name) });
      return;
    }
    const result = await add.run({ job: job.begin(), url: address, name: null, allowsLocal });
    if (!result.ok) return;
    setUrl('');
    showToast({ title: m.keySources.added(result.value.name) });
  };
  const submit = () => {
    setMissing(url.trim() === '');
    if (url.trim() !== '') void fetchFrom(url.trim(), false);
  };
  const isUrlError = failure !== null && asked === url.trim() && (failure.code === 'url-malformed' || failure.field === 'url');
  const isNotPublic = failure?.code === 'address-not-public';
  return (
    <Section title={words.fetchTitle} level={3}>
      {host !== null && issuer !== null && (
        <div className="flex flex-col gap-1">
          <div>
            <Button icon={Globe} isDisabled={!canAdd || isBusy} onPress={() => void fetchFrom(issuer, false)}>
              <SafeText text={words.askIssuer(host)} truncates />
            </Button>
          </div>
          <p className="text-xs text-ink-faint">{words.askIssuerNote}</p>
        </div>
      )}
      <form
        aria-label={words.fetchTitle}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        className="flex items-start gap-2"
      >
        <div className="min-w-0 flex-1">
          <TextField
            label={words.fetchUrl}
            type="url"
            isMono
            value={url}
            maxLength={2_048}
            placeholder={m.keySources.urlPlaceholder}
            onChange={(value) => {
              setUrl(value);
              setMissing(false);
              if (isBusy) return;
              add.reset();
              again.reset();
            }}
            hint={canAdd ? words.fetchHint : words.fetchClosed}
            error={isMissing ? m.keySources.urlMissing : isUrlError && !isNotPublic ? errorLine(failure, m) : null}
          />
        </div>
        <div className="mt-5">
          <Button type="submit" isDisabled={!canAdd} isBusy={isBusy}>
            {words.fetch}
          </Button>
        </div>
      </form>
      {isBusy && <LateProgress label={m.keySources.adding} stopLabel={m.keySources.stop} onStop={job.stop} />}
      {isNotPublic && (
        <Callout
          tone="warning"
          announce="alert"
          icon={ShieldQuestion}
          title={<SafeText text={m.keySources.localTitle(failure.actual ?? asked)} />}
          actions={<Button onPress={() => void fetchFrom(asked, true)}>{m.keySources.localAllow}</Button>}
        >
          {m.keySources.localText}
        </Callout>
      )}
      {failure !== null && !isUrlError && !isNotPublic && <InlineError error={failure} />}
    </Section>
  );
}
