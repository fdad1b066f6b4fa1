import { TriangleAlert } from 'lucide-react';
import { useMessages } from '../messages/index.ts';
import { Badge } from './badge.tsx';

/** The user's own mark "weak, for testing": stands wherever such a key is chosen or named. */
export function WeakBadge() {
  const m = useMessages();
  return (
    <Badge tone="warning" icon={TriangleAlert}>
      {m.keys.weakMark}
    </Badge>
  );
}
