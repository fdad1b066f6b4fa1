import { copyForms, type CopyForm, type ShelfItem } from '../../../../shared/tokens.ts';
import { call } from '../../lib/api.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { announceCopy, CopyButton } from '../../ui/copy-button.tsx';
import { Menu } from '../../ui/menu.tsx';

/** Compact and whole: what may follow "Bearer" (RFC 6750 section 2.1). */
export function isBearer(item: ShelfItem): boolean {
  return item.form === 'jws' || item.form === 'jwe' || item.form === 'sd-jwt';
}

/** The usual way of copying as a button, all the others in a menu. */
export function CopyActions({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  const t = m.tokenDetail;
  const copy = (as: CopyForm) => call('tokens:copy', { id: item.id, as });
  const usual = isBearer(item) ? 'bearer' : 'token';
  return (
    <>
      <CopyButton
        look="primary"
        label={usual === 'bearer' ? t.copyBearer : t.copyToken}
        copiedMessage={t.copied[usual]}
        onCopy={() => copy(usual)}
      />
      <Menu
        label={t.copyAs}
        trigger={<Button>{t.copyAs}</Button>}
        actions={copyForms.map((form) => ({
          id: form,
          label: t.copyForms[form],
          isDisabled: !isBearer(item) && form !== 'token' && form !== 'env',
          onAction: () => void copy(form).then((result) => announceCopy(result, t.copied[form], m)),
        }))}
      />
    </>
  );
}
