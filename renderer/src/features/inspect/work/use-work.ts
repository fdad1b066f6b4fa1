import { useState } from 'react';

export type Work = 'edit' | 'report';
export type EditedParts = { readonly header: string; readonly payload: string };

/** What is done with the token on the bench beside reading it. What was edited and not signed outlives the pane: Esc loses nothing. */
export function useWork() {
  const [open, setOpen] = useState<Work | null>(null);
  const [draft, setDraft] = useState<(EditedParts & { readonly of: string }) | null>(null);
  return {
    open,
    setOpen,
    /** Of this token's text; a draft of another one is not it. */
    draftOf: (text: string): EditedParts | null => (draft?.of === text ? draft : null),
    keepDraft: (text: string, parts: EditedParts) => setDraft({ ...parts, of: text }),
  };
}
