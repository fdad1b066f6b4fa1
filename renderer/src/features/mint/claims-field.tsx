import { useMessages } from '../../messages/screens.ts';
import { ObjectEditor } from './object-editor.tsx';
import type { MintForm } from './use-mint.ts';

/** The own claims: one value, edited as rows or as JSON text. */
export function ClaimsField({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const words = {
    title: m.mint.ownClaims,
    views: m.mint.views,
    jsonLabel: m.mint.claimsJson,
    none: m.mint.noClaims,
    add: m.mint.addClaim,
    remove: m.mint.removeClaim,
    removeUnnamed: m.mint.removeUnnamedClaim,
    row: m.mint.claimRow,
    meanings: m.claims.claims,
  };
  return (
    <ObjectEditor
      field="claims"
      words={words}
      value={form.draft.claims}
      shown={form.shown.claims}
      onChange={(change) => form.edit(({ claims }) => ({ claims: change(claims) }))}
      onLeave={() => form.leave('claims')}
      afterPress={form.afterPress}
    />
  );
}
