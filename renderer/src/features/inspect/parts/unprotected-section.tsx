import type { JsonObject } from '../../../../../shared/json/node.ts';
import { stringifyJson } from '../../../../../shared/json/stringify.ts';
import { Badge } from '../../../ui/badge.tsx';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { Section } from '../../../ui/section.tsx';
import { TriangleAlert } from 'lucide-react';

type Props = { readonly title: string; readonly text: string; readonly header: JsonObject; readonly level?: 2 | 3 };

/** Header parameters that nothing protects, as JSON: they are hints at best. */
export function UnprotectedSection({ title, text, header, level = 2 }: Props) {
  return (
    <Section
      title={
        <Badge tone="warning" icon={TriangleAlert}>
          {title}
        </Badge>
      }
      level={level}
    >
      <CodeBlock text={stringifyJson(header, 2)} language="json" label={title} />
      <p className="text-xs text-ink-soft">{text}</p>
    </Section>
  );
}
