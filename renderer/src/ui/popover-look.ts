/** What floats looks the same: menus, selects, suggestions. */
export const popoverLook =
  'min-w-(--trigger-width) animate-fade-in overflow-auto rounded-lg bg-raised p-1 text-ink shadow-high outline-none';
export const optionLook =
  'flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 outline-none data-disabled:text-ink-faint data-focused:bg-hover data-focus-visible:outline-none';
