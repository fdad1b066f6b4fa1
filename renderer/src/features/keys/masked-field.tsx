import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx';

type Props = Omit<TextFieldProps, 'type' | 'after'> & { readonly showLabel: string; readonly maskLabel: string };

/** A secret that is typed: masked; shown on purpose only, and until the window or the screen is left. */
export function MaskedField({ showLabel, maskLabel, ...field }: Props) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isShown) return;
    const hide = () => setShown(false);
    window.addEventListener('blur', hide);
    return () => {
      window.removeEventListener('blur', hide);
      hide();
    };
  }, [isShown]);
  return (
    <TextField
      {...field}
      isMono={isShown}
      type={isShown ? 'text' : 'password'}
      after={
        <IconButton icon={isShown ? EyeOff : Eye} size="small" label={isShown ? maskLabel : showLabel} onPress={() => setShown(!isShown)} />
      }
    />
  );
}
